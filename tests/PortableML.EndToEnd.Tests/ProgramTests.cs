namespace PortableML.EndToEnd.Tests;

/// <summary>
/// The fixes proven by running: programs that fail without the vendor's hardware print after <c>dotnet format</c> what they would have
/// printed with it, and still take the vendor's hardware first where it is.
/// </summary>
[Collection(Collections.First)]
public sealed class ProgramTests(FixedPrograms programs) : IClassFixture<FixedPrograms>
{
    public static TheoryData<string, string> Programs => Where(program => program.Gap is null);

    public static TheoryData<string, string> Gaps => Where(program => program.Gap is not null);

    public static TheoryData<string, string, string> ProgramsOnMachines
    {
        get
        {
            TheoryData<string, string, string> all = [];
            foreach ((ProgramFile program, string machine) in from program in ProgramFile.All
                                                             from machine in FixedPrograms.Machines
                                                             where program.On(machine) is not null
                                                             select (program, machine))
            {
                all.Add(program.Library, program.Name, machine);
            }

            return all;
        }
    }

    [Fact]
    public void Programs_are_many_and_their_builds_succeed()
    {
        Assert.True(ProgramFile.All.Count >= 25, $"There are {ProgramFile.All.Count} programs.");
        Assert.All(
            [programs.BuildBefore, programs.Format, programs.BuildAfter, programs.FormatAgain, programs.BuildSimulated],
            step => Assert.True(step.ExitCode == 0, step.Output));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_is_reported_before_the_fix_and_clean_after_it(string library, string name)
    {
        ProgramFile program = Find(library, name);

        Assert.NotEmpty(Reported(programs.BuildBefore, program));
        Assert.All(Reported(programs.BuildBefore, program), id => Assert.StartsWith("PML", id, StringComparison.Ordinal));
        Assert.Equal(program.Left, Reported(programs.BuildAfter, program));
    }

    [SkippableTheory]
    [MemberData(nameof(Programs))]
    public void Program_fails_without_the_hardware_and_runs_there_once_it_is_fixed(string library, string name)
    {
        ProgramFile program = Find(library, name);
        Skip.If(programs.Before(library) is null, NativeRuntime.WhyNot);

        Assert.Equal(program.Before, programs.Before(library)!.GetValueOrDefault(name));
        Assert.Equal(program.After, programs.After(library)!.GetValueOrDefault(name));
    }

    [SkippableTheory]
    [MemberData(nameof(Gaps))]
    public void Program_that_is_said_to_be_a_gap_is_one(string library, string name)
    {
        ProgramFile program = Find(library, name);
        Skip.If(programs.After(library) is null, NativeRuntime.WhyNot);

        Assert.Equal(program.Before, programs.Before(library)!.GetValueOrDefault(name));
        Assert.NotEqual(program.After, programs.After(library)!.GetValueOrDefault(name));
    }

    [Theory]
    [MemberData(nameof(ProgramsOnMachines))]
    public void Fixed_program_places_its_work_where_the_vendor_s_hardware_is(string library, string name, string machine)
    {
        string[] printed = programs.Simulated(library, machine).GetValueOrDefault(name, "").Split('\n');

        Assert.Equal("placed: " + Find(library, name).On(machine), printed[^1]);
        Assert.DoesNotContain(printed, line => line.EndsWith("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public void Second_format_changes_no_file() => Assert.Equal(programs.SourcesAfter, programs.SourcesAfterFormatAgain);

    private static TheoryData<string, string> Where(Func<ProgramFile, bool> isWanted)
    {
        TheoryData<string, string> all = [];
        foreach (ProgramFile program in ProgramFile.All.Where(isWanted))
        {
            all.Add(program.Library, program.Name);
        }

        return all;
    }

    private static ProgramFile Find(string library, string name) => ProgramFile.All.Single(program => program.Library == library && program.Name == name);

    private static string[] Reported(ToolResult build, ProgramFile program) =>
        [.. Consumer.Diagnostics(build).Where(line => line.StartsWith(program.Name + ".cs(", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1])];
}
