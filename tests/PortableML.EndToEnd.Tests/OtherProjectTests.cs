namespace PortableML.EndToEnd.Tests;

/// <summary>Projects that the rules have nothing to say about.</summary>
[Collection(Collections.Second)]
public sealed class OtherProjectTests(PackedAnalyzers packed)
{
    [Fact]
    public async Task Project_without_a_catalogued_library_and_with_types_of_the_same_names_builds_without_a_diagnostic()
    {
        string folder = packed.NewConsumer("LookAlike");
        await File.WriteAllTextAsync(Path.Combine(folder, "LookAlike.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ErrorLog>$(MSBuildProjectDirectory)/log.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PortableML.Analyzers" Version="[{packed.Version}]" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "LookAlike.cs"), """
            namespace TorchSharp
            {
                public enum DeviceType { CPU, CUDA }

                public static class torch
                {
                    public static Device CUDA => new Device("cuda");

                    public static Device device(string name) => new Device(name);

                    public sealed class Device
                    {
                        public Device(string name) => Name = name;

                        public string Name { get; }
                    }
                }
            }

            namespace Microsoft.ML.OnnxRuntime
            {
                public sealed class SessionOptions
                {
                    public void AppendExecutionProvider_CUDA(int deviceId) => System.Console.WriteLine(deviceId);
                }
            }

            namespace Consumer
            {
                public static class Program
                {
                    public static string Use()
                    {
                        new Microsoft.ML.OnnxRuntime.SessionOptions().AppendExecutionProvider_CUDA(0);
                        return TorchSharp.torch.CUDA.Name + TorchSharp.torch.device("cuda:1").Name + TorchSharp.DeviceType.CUDA;
                    }
                }
            }
            """);

        ToolResult build = await Tool.DotnetAsync(folder, "build");

        Assert.True(build.ExitCode == 0, build.Output);
        string log = await File.ReadAllTextAsync(Path.Combine(folder, "log.sarif"));
        Assert.DoesNotContain("\"ruleId\": \"PML", log, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", log, StringComparison.Ordinal);
    }
}
