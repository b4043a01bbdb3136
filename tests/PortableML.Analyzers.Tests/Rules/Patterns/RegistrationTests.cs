using PortableML.Analyzers.Tests.Verification;
using DeviceRule = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.TorchSharp.HardCodedDeviceAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Patterns;

/// <summary>A test that only registers places nothing.</summary>
public class RegistrationTests
{
    [SkippableTheory]
    [InlineData("[Fact] void Registers()", """services.AddWorker("cuda");""")]
    [InlineData("[Fact] void Registers()", """var places = new[] { new Place("cuda") }; services.AddWorkers(places); Console.WriteLine(services);""")]
    [InlineData("[Fact] void Registers()", """IHost host = null!; host.AddWorker("cuda");""")]
    [InlineData("static void Main()", """services.AddWorker([|"cuda"|]);""")]
    [InlineData("static void Main()", """var places = new[] { new Place([|"cuda"|]) }; services.AddWorkers(places);""")]
    [InlineData("[Fact] void Works()", """services.AddWorker([|"cuda"|]); services.BuildProvider();""")]
    [InlineData("[Fact] void Works()", """services.AddWorker([|"cuda"|]); Asker.GetService();""")]
    [InlineData("[Fact] void Works()", """services.AddWorker([|"cuda"|]); Asker.GetRequiredService();""")]
    [InlineData("[Fact] void Works()", """services.AddWorker([|"cuda"|]); Asker.GetKeyedService();""")]
    [InlineData("[Fact] void Works()", """services.AddWorker([|"cuda"|]); Asker.Resolve();""")]
    [InlineData("[Fact] void Registers()", """services.AddWorker("cuda"); Asker.Get();""")]
    [InlineData("[Fact] void Works()", """other.AddWorker([|"cuda"|]);""")]
    [InlineData("[Fact] void Works()", """var places = new[] { new Place([|"cuda"|]) }; services.AddWorkers(places); new Worker(places[0].Name);""")]
    [InlineData("[Fact] void Works()", """new Worker([|"cuda"|]);""")]
    public Task A_test_that_registers_and_asks_for_nothing_places_nothing(string member, string statements) => DeviceRule.VerifyAsync(
        Sources.Torch(
            """
            class FactAttribute : Attribute { }
            interface IServiceCollection { }
            interface IHost { IServiceCollection Services { get; } }
            record Place(string Name);
            interface IOther { string Name { get; } }
            static class Asker { public static void GetService() { } public static void GetRequiredService() { } public static void GetKeyedService() { } public static void Resolve() { } public static void Get() { } }
            class Worker { public Worker(string place) => ones(3, device: torch.device(place)); }

            static class Services
            {
                public static IServiceCollection AddWorker(this IServiceCollection services, string place) => services.Add(_ => new Worker(place));
                public static void AddWorker(this IOther other, string place) => new Worker(place);
                public static IHost AddWorker(this IHost host, string place) { host.Services.AddWorker(place); return host; }
                public static IServiceCollection AddWorkers(this IServiceCollection services, Place[] places) => services.Add(_ => new Worker(places[0].Name));
                public static IServiceCollection Add(this IServiceCollection services, Func<IServiceProvider, object> factory) => services;
                public static IServiceProvider BuildProvider(this IServiceCollection services) => null!;
            }

            class Sample {
            """ + " " + member + " { IServiceCollection services = null!; IOther other = null!; " + statements + " } }"));
}
