using System.Diagnostics.CodeAnalysis;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.MachineLearning.HardCodedAcceleratorAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.MachineLearning;

/// <summary>ILGPU's accelerators and contexts, by the real package.</summary>
public class ILGPUTests
{
    private static readonly string[] s_usings = ["ILGPU", "ILGPU.Runtime", "ILGPU.Runtime.CPU", "ILGPU.Runtime.Cuda", "ILGPU.Runtime.OpenCL"];

    [Theory]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.[|CreateCudaAccelerator(0)|];")]
    [InlineData("using var context = Context.CreateDefault(); var accelerator = CudaContextExtensions.[|CreateCudaAccelerator(context, 0)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.[|CreateCudaAccelerator(1, CudaAcceleratorFlags.ScheduleAuto)|];")]
    [InlineData("using var context = Context.CreateDefault(); var device = context.[|GetCudaDevice(0)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.GetCudaDevices()[0].[|CreateCudaAccelerator(context)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = ((CudaDevice)CudaDevice.GetDevices(d => true).First()).[|CreateCudaAccelerator(context)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = ((CudaDevice)CudaDevice.GetDevices(d => true).Single()).[|CreateCudaAccelerator(context)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = ((CudaDevice)CudaDevice.GetDevices(d => true).Last()).[|CreateCudaAccelerator(context)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = ((CudaDevice)CudaDevice.GetDevices(d => true).ElementAt(0)).[|CreateCudaAccelerator(context)|];")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = ((CudaDevice)(CudaDevice.GetDevices(d => true).ToArray()[0])).[|CreateCudaAccelerator(context)|];")]
    public Task An_accelerator_that_is_made_without_a_check_is_reported(string statements) => Check(statements);

    [Theory]
    [InlineData("var device = context.Devices.First(d => d.AcceleratorType == [|AcceleratorType.Cuda|]);")]
    [InlineData("var device = context.Devices.First(d => d.MemorySize > 0 && [|AcceleratorType.Cuda|] == d.AcceleratorType);")]
    [InlineData("var device = context.Devices.Single(d => d.AcceleratorType is [|AcceleratorType.Cuda|]);")]
    [InlineData("var device = context.Devices.Where(d => d.AcceleratorType == [|AcceleratorType.Cuda|]).First();")]
    [InlineData("var device = context.Devices.Where(d => d.AcceleratorType == [|AcceleratorType.Cuda|]).Last(d => d.MemorySize > 0);")]
    [InlineData("var device = context.Devices.OfType<CudaDevice>().First(); using var accelerator = device.[|CreateCudaAccelerator(context)|];")]
    [InlineData("try { var device = context.Devices.First(d => d.AcceleratorType == [|AcceleratorType.Cuda|]); } catch (NotSupportedException) { Console.WriteLine(); }")]
    [InlineData("try { var device = context.Devices.First(d => d.AcceleratorType == [|AcceleratorType.Cuda|]); } catch (InvalidOperationException) { throw; }")]
    [InlineData("var device = context.GetCudaDevices()[0]; using var accelerator = device.[|CreateCudaAccelerator(context)|];")]
    public Task A_device_that_a_list_is_expected_to_hold_is_reported(string statements) => Check("using var context = Context.CreateDefault();\n" + statements);

    [Theory]
    [InlineData("if (context.Devices.Any(d => d.AcceleratorType == AcceleratorType.Cuda)) { var device = context.Devices.First(d => d.AcceleratorType == {|PML3003:AcceleratorType.Cuda|}); }")]
    [InlineData("try { var device = context.Devices.First(d => d.AcceleratorType == {|PML3003:AcceleratorType.Cuda|}); } catch (InvalidOperationException) { Console.WriteLine(); }")]
    [InlineData("if (context.GetCudaDevices().Count > 0) { var device = context.GetCudaDevices()[0]; using var accelerator = device.{|PML3003:CreateCudaAccelerator(context)|}; }")]
    [InlineData("var device = context.Devices.OfType<CudaDevice>().FirstOrDefault(); if (device is null) { return; } using var accelerator = device.{|PML3003:CreateCudaAccelerator(context)|};")]
    [InlineData("try { var device = context.Devices.First(d => d.AcceleratorType == {|PML3003:AcceleratorType.Cuda|}); } catch (Exception e) when (e is InvalidOperationException) { Console.WriteLine(e); }")]
    public Task A_device_that_is_looked_for_first_considers_one_vendor(string statements) => Check("using var context = Context.CreateDefault();\n" + statements);

    [Theory]
    [InlineData("var device = context.Devices.FirstOrDefault(d => d.AcceleratorType == AcceleratorType.Cuda) ?? context.GetPreferredDevice(true);")]
    [InlineData("var device = context.Devices.First(d => d.AcceleratorType != AcceleratorType.Cuda);")]
    [InlineData("var device = context.Devices.First(d => d.AcceleratorType == AcceleratorType.Cuda || d.AcceleratorType == AcceleratorType.CPU);")]
    [InlineData("var device = context.Devices.First(d => d.AcceleratorType == AcceleratorType.OpenCL);")]
    [InlineData("var device = context.Devices.OrderBy(d => d.AcceleratorType == AcceleratorType.Cuda).First();")]
    [InlineData("foreach (var device in context.Devices.Where(d => d.AcceleratorType == AcceleratorType.Cuda)) { Console.WriteLine(device); }")]
    [InlineData("var has = context.Devices.Select(d => d.AcceleratorType == AcceleratorType.Cuda).First();")]
    public Task A_device_that_may_be_another_or_none_is_not(string statements) => Check("using var context = Context.CreateDefault();\n" + statements);

    [Theory]
    [InlineData("using var context = Context.Create(builder => builder.[|Cuda()|]);")]
    [InlineData("using var context = Context.Create(builder => builder.[|Cuda()|].EnableAlgorithms());")]
    [InlineData("using var context = Context.Create(builder => builder.Profiling().[|Cuda(device => device.DeviceId == 0)|]);")]
    [InlineData("using var context = Context.Create(builder => { builder.Profiling(); builder.[|Cuda()|]; });")]
    [InlineData("var builder = Context.Create(); builder.[|Cuda()|]; using var context = builder.ToContext();")]
    public Task A_context_for_CUDA_alone_is_reported(string statements) => Check(
        statements.Replace(".EnableAlgorithms()", ".Profiling()", StringComparison.Ordinal));

    [Theory]
    [InlineData("try { ours = Context.Create(builder => builder.{|PML3003:Cuda()|}); } catch { ours = Context.CreateDefault(); }")]
    [InlineData("try { ours = Context.Create(builder => { builder.Profiling(); builder.{|PML3003:Cuda()|}; }); } catch (Exception) { found = false; }")]
    [InlineData("try { using var context = Context.Create(builder => builder.{|PML3003:Cuda()|}); found = true; } catch (Exception e) { found = false; Console.WriteLine(e); }")]
    public Task A_context_for_CUDA_whose_failure_is_caught_considers_one_vendor(string statements) => CheckWithin(statements);

    [Theory]
    [InlineData("try { ours = Context.Create(builder => builder.[|Cuda()|]); } catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("try { ours = Context.CreateDefault(); } catch { found = false; } ours = Context.Create(builder => builder.[|Cuda()|]);")]
    [InlineData("try { Later(builder => builder.[|Cuda()|]); } catch { found = false; }")]
    public Task A_context_for_CUDA_whose_failure_is_not_caught_is_reported(string statements) => CheckWithin(statements);

    [Theory]
    [InlineData("using var context = Context.Create(builder => builder.DefaultCPU().{|PML3003:Cuda()|});")]
    [InlineData("using var context = Context.Create(builder => builder.{|PML3003:Cuda()|}.CPU(CPUDeviceKind.AMD));")]
    [InlineData("using var context = Context.Create(builder => { builder.{|PML3003:Cuda()|}; builder.DefaultCPU(); });")]
    [InlineData("var builder = Context.Create(); builder.{|PML3003:Cuda()|}; builder.DefaultCPU(); using var context = builder.ToContext();")]
    public Task A_context_for_CUDA_beside_the_CPU_considers_one_vendor(string statements) => Check(statements);

    [Theory]
    [InlineData("using var context = Context.Create(builder => builder.Cuda().OpenCL());")]
    [InlineData("using var context = Context.Create(builder => builder.OpenCL(device => true).Cuda().CPU());")]
    [InlineData("using var context = Context.Create(builder => builder.Default().Cuda(device => device.MemorySize > 0));")]
    [InlineData("using var context = Context.Create(builder => builder.AllAccelerators().Cuda());")]
    [InlineData("var builder = Context.Create(); builder.Cuda(); builder.OpenCL(); using var context = builder.ToContext();")]
    public Task A_context_for_others_too_is_not(string statements) => Check(statements);

    [Fact]
    public Task What_another_builder_adds_says_nothing_of_this_one() => Check(
        """
        using var portable = Context.Create(builder => builder.OpenCL());
        using var context = Context.Create(builder => builder.[|Cuda()|]);
        """);

    [Theory]
    [InlineData("foreach (var device in context.GetCudaDevices()) { using var accelerator = device.{|PML3003:CreateCudaAccelerator(context)|}; }")]
    [InlineData("foreach (CudaDevice device in CudaDevice.GetDevices(d => true).Where(d => d.MemorySize > 0)) { using var accelerator = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (context.GetCudaDevices().Count > 0) { using var accelerator = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (CudaDevice.GetDevices(d => true).Any()) { using var accelerator = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (context.GetCudaDevices().Count == 0) { return; } using var accelerator = context.{|PML3003:CreateCudaAccelerator(0)|};")]
    [InlineData("var devices = context.GetCudaDevices(); if (devices.Count != 0) { using var accelerator = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("if (CudaDevice.GetDevices(d => d.MemorySize > 0).FirstOrDefault() != null) { using var accelerator = context.{|PML3003:CreateCudaAccelerator(0)|}; }")]
    [InlineData("foreach (Device device in context) { if (device is CudaDevice cuda) { using var accelerator = cuda.{|PML3003:CreateCudaAccelerator(context)|}; } }")]
    [InlineData("foreach (Device device in context) { if (device.AcceleratorType == AcceleratorType.Cuda) { using var accelerator = context.{|PML3003:CreateCudaAccelerator(0)|}; } }")]
    [InlineData("try { using var accelerator = context.{|PML3003:CreateCudaAccelerator(0)|}; } catch (NotSupportedException) { using var cpu = context.CreateCPUAccelerator(0); }")]
    public Task A_check_makes_it_one_vendors_only(string statements) => Check("using var context = Context.CreateDefault();\n" + statements);

    [Theory]
    [InlineData("Accelerator accelerator = context.GetCudaDevices().Count > 0 ? context.CreateCudaAccelerator(0) : context.CreateCLAccelerator(0);")]
    [InlineData("Accelerator accelerator; if (CudaDevice.GetDevices(d => true).Any()) { accelerator = context.CreateCudaAccelerator(0); } else { accelerator = context.GetPreferredDevice(false).CreateAccelerator(context); }")]
    public Task A_neutral_choice_beside_it_is_an_alternative(string statements) => Check("using var context = Context.CreateDefault();\n" + statements);

    [Theory]
    [InlineData("Accelerator accelerator = withCuda ? context.{|PML3003:CreateCudaAccelerator(0)|} : context.CreateCPUAccelerator(0);")]
    [InlineData("Accelerator accelerator; if (withCuda) accelerator = context.{|PML3003:CreateCudaAccelerator(0)|}; else accelerator = context.CreateCPUAccelerator(0);")]
    public Task A_flag_chooses(string statements) => Check("using var context = Context.CreateDefault();\n" + statements, "bool withCuda");

    [Fact]
    public Task A_loop_over_what_a_context_for_CUDA_alone_sees_is_no_check() => Check(
        """
        using var context = Context.Create(builder => builder.[|Cuda()|]);
        foreach (var device in context.GetCudaDevices())
        {
            using var accelerator = device.[|CreateCudaAccelerator(context)|];
        }
        """);

    [Theory]
    [InlineData("if (context.GetCLDevices().Count > 0) { using var accelerator = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.Devices.Any()) { using var accelerator = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("if (context.GetCudaDevices().Count >= 0) { using var accelerator = context.[|CreateCudaAccelerator(0)|]; }")]
    [InlineData("foreach (var device in context.GetCudaDevices()) { } using var accelerator = context.[|CreateCudaAccelerator(0)|];")]
    [InlineData("if (!CudaDevice.GetDevices(d => true).Any()) { using var accelerator = context.[|CreateCudaAccelerator(0)|]; }")]
    public Task Another_question_is_no_check(string statements) => Check("using var context = Context.CreateDefault();\n" + statements);

    [Theory]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.CreateCLAccelerator(0);")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.CreateCPUAccelerator(0);")]
    [InlineData("using var context = Context.CreateDefault(); using var accelerator = context.GetPreferredDevice(preferCPU: false).CreateAccelerator(context);")]
    [InlineData("using var context = Context.CreateDefault(); Console.WriteLine(context.GetCudaDevices().Count + nameof(CudaContextExtensions.CreateCudaAccelerator) + typeof(CudaAccelerator));")]
    public Task What_is_no_vendors_is_not_reported(string statements) => Check(statements);

    [Fact]
    public Task A_device_and_the_accelerator_that_is_made_of_it_are_one_place() => Check(
        "using var context = Context.CreateDefault(); using var accelerator = context.[|GetCudaDevice(0)|].CreateCudaAccelerator(context);");

    [Fact]
    public Task A_device_that_a_method_is_given_was_found_before() => Check(
        "using var accelerator = device.{|PML3003:CreateCudaAccelerator(context)|};", "Context context, CudaDevice device");

    [Theory]
    [InlineData("var cuda = [|(CudaAccelerator)accelerator|]; Console.WriteLine(cuda.Architecture);")]
    [InlineData("var cuda = [|accelerator as CudaAccelerator|]; Console.WriteLine(cuda!.Architecture);")]
    [InlineData("using var made = ([|(CudaDevice)device|]).CreateAccelerator(context);")]
    [InlineData("if (accelerator is CudaAccelerator) { Console.WriteLine(({|PML3003:(CudaAccelerator)accelerator|}).Architecture); }")]
    [InlineData("if (accelerator.AcceleratorType == AcceleratorType.Cuda) { Console.WriteLine(({|PML3003:(CudaAccelerator)accelerator|}).Architecture); }")]
    [InlineData("var cuda = [|accelerator as CudaAccelerator|]; Console.WriteLine(cuda); var other = accelerator as CudaAccelerator; Console.WriteLine(other == null);")]
    [InlineData("var cuda = [|accelerator as CudaAccelerator|]; object? same = cuda; Console.WriteLine(same);")]
    [InlineData("object any = accelerator; var cuda = [|(CudaAccelerator)any|]; Console.WriteLine(cuda.Architecture);")]
    public Task A_cast_to_one_vendors_type_is_reported(string statements) => Check(statements, "Accelerator accelerator, Device device, Context context");

    [Theory]
    [InlineData("Console.WriteLine((accelerator as CudaAccelerator)?.Architecture);")]
    [InlineData("var cuda = accelerator as CudaAccelerator; if (cuda != null) { Console.WriteLine(cuda.Architecture); }")]
    [InlineData("var cuda = accelerator as CudaAccelerator; Console.WriteLine(cuda?.Architecture);")]
    [InlineData("if (accelerator is not CudaAccelerator cuda) { return; } Console.WriteLine(cuda.Architecture);")]
    [InlineData("switch (accelerator) { case CudaAccelerator cuda: Console.WriteLine(cuda.Architecture); break; }")]
    [InlineData("CudaAccelerator? none = null; Console.WriteLine((object?)none);")]
    [InlineData("foreach (var cuda in devices.OfType<CudaDevice>()) { Console.WriteLine(cuda); }")]
    [InlineData("var cuda = accelerator as CudaAccelerator; if (cuda is null) return; Console.WriteLine(cuda.Architecture);")]
    [InlineData("var cuda = accelerator as CudaAccelerator; if ((object?)cuda != null) { Console.WriteLine(cuda!.Architecture); }")]
    [InlineData("var cuda = accelerator as CudaAccelerator ?? throw new NotSupportedException(); Console.WriteLine(cuda.Architecture);")]
    [InlineData("var cuda = accelerator as CudaAccelerator; Console.WriteLine(cuda ?? accelerator);")]
    [InlineData("var cuda = accelerator as CudaAccelerator; cuda ??= null; Console.WriteLine(cuda);")]
    [InlineData("var cuda = accelerator as CudaAccelerator; cuda = null; Console.WriteLine(cuda);")]
    [InlineData("var cuda = accelerator as CudaAccelerator; if (cuda is object) { Console.WriteLine(cuda.Architecture); }")]
    [InlineData("Console.WriteLine(accelerator as CudaAccelerator);")]
    public Task A_question_for_the_type_is_not(string statements) => Check(statements, "Accelerator accelerator, IEnumerable<Device> devices");

    [Theory]
    [InlineData("(CudaAccelerator)_accelerator", "")]
    [InlineData("[|(CudaAccelerator)_accelerator|]", "public Buffer(Accelerator accelerator, int length) => _accelerator = accelerator;")]
    [InlineData("[|(CudaAccelerator)Other._accelerator|]", "public Buffer Other { get; set; } = null!;")]
    public Task A_cast_of_an_own_member_cannot_fail_where_every_constructor_takes_one_vendors(string cast, string member) => Verify.VerifyAsync(
        string.Concat(s_usings.Select(static name => $"using {name};\n")) + $$"""

        class Buffer
        {
            private readonly Accelerator _accelerator;
            public Buffer(CudaAccelerator accelerator) => _accelerator = accelerator;
            {{member}}
            public int Version => ({{cast}}).DriverVersion.Major;
        }
        """,
        new() { References = [LibraryReferences.ILGPU] });

    [Fact]
    public Task An_accelerator_whose_arguments_do_not_fit_is_known_by_its_type() => Verify.VerifyAsync(
        Sources.Statements(s_usings, "using var accelerator = [|new CudaAccelerator(context, )|];", "Context context"),
        new() { References = [LibraryReferences.ILGPU], Configure = test => test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None });

    [Fact]
    public Task Own_types_with_the_librarys_names_are_not_the_librarys() => Verify.VerifyAsync(
        """
        class Context
        {
            public object CreateCudaAccelerator(int index) => new object();
            public Context Cuda() => this;
        }

        class Sample
        {
            object Run() => new Context().Cuda().CreateCudaAccelerator(0);
        }
        """,
        new() { References = [LibraryReferences.ILGPU] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported() => Verify.VerifyAsync(
        Sources.Statements(s_usings, "using var context = Context.CreateDefault(); using var accelerator = context.CreateCudaAccelerator(0);"),
        new() { References = [LibraryReferences.ILGPU], EditorConfig = "portable_ml.allowed_vendors = nvidia" });

    [Fact]
    public Task The_message_names_the_call_the_library_the_vendor_and_the_reason() => Verify.VerifyAsync(
        Sources.Statements(s_usings, "using var context = Context.CreateDefault(); using var accelerator = context.{|#0:CreateCudaAccelerator(0)|};"),
        new()
        {
            References = [LibraryReferences.ILGPU],
            Expected = [Verify.Diagnostic("PML3002").WithLocation(0).WithMessage(
                "'CreateCudaAccelerator(0)' ties ILGPU to NVIDIA's CUDA: on other hardware it fails or leaves the accelerator unused "
                + "(no check on any path). Choose the accelerator at run time.")],
        });

    private static Task CheckWithin([StringSyntax("C#-test")] string statements) => Verify.VerifyAsync(
        $$"""
        using System; {{string.Concat(s_usings.Select(name => "using " + name + "; "))}}
        class Code
        {
            private Context ours; private bool found; private Action<Context.Builder> kept;
            void Prepare() { {{statements}} }
            void Later(Action<Context.Builder> configure) => kept = configure;
            bool IsThere() => found && ours != null && kept != null;
        }
        """, new() { References = [LibraryReferences.ILGPU] });

    private static Task Check([StringSyntax("C#-test")] string statements, string parameters = "") =>
        Verify.VerifyAsync(Sources.Statements(s_usings, statements, parameters), new() { References = [LibraryReferences.ILGPU] });
}
