using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using PortableML.Analyzers.Tests.Verification;
using Verify = PortableML.Analyzers.Tests.Verification.AnalyzerVerifier<PortableML.Analyzers.Rules.Interop.NativeLibraryAnalyzer>;

namespace PortableML.Analyzers.Tests.Rules.Interop;

/// <summary>PML4001.</summary>
public class NativeLibraryTests
{
    private const string Usings = "using System;\nusing System.Reflection;\nusing System.Runtime.InteropServices;\n\n";

    private const string Loaders =
        "static class Native { [DllImport(\"kernel32.dll\")] public static extern IntPtr LoadLibrary(string name); [DllImport(\"libdl.so.2\")] public static extern IntPtr dlopen(string name, int flags); }";

    [Theory]
    [InlineData("cudart64_12.dll")]
    [InlineData("libcudart.so.12")]
    [InlineData("libcudart.so.12.4.127")]
    [InlineData("libcudart.dylib")]
    [InlineData("cudart")]
    [InlineData("CUDART64_110")]
    [InlineData("/usr/local/cuda/lib64/libcublas.so")]
    [InlineData("nvcuda.dll")]
    [InlineData("libcuda.so.1")]
    [InlineData("libnvidia-ml.so.1")]
    [InlineData("cublasLt64_12")]
    [InlineData("cudnn_ops_infer64_8.dll")]
    [InlineData("nvinfer_10.dll")]
    [InlineData("nvrtc64_112_0")]
    [InlineData("amdhip64_6.dll")]
    [InlineData("librocblas.so.4")]
    [InlineData("DirectML.dll")]
    [InlineData("openvino_c")]
    [InlineData("runtimes/cuda12/llama.dll")]
    [InlineData("optix.6.0.0.dll")]
    [InlineData("liboptix.so.7")]
    public Task A_vendors_library_is_known_in_every_spelling(string name) => Members($"[DllImport([|\"{name}\"|])] static extern int Call();");

    /// <summary>Each way to bind to a library, with NAME where its name stands; <c>[|…|]</c> marks what is reported.</summary>
    public static TheoryData<string, string> BindingsInEverySpelling
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string name in (string[])["cudart64_12.dll", "libcudart.so.12", "cudart", "/opt/cuda/lib64/libcudart.so", "CUDART64_12"])
            {
                data.Add("[DllImport([|\"NAME\"|])] static extern int Call();", name);
                data.Add("const string Name = [|\"NAME\"|]; [DllImport(Name)] static extern int Call();", name);
                data.Add("static class Own { internal const string Name = \"NAME\"; } [DllImport([|Own.Name|])] static extern int Call();", name);
                data.Add("[LibraryImport([|\"NAME\"|])] private static partial int Call(); private static partial int Call() => 0;", name);
                data.Add("const string Name = [|\"NAME\"|]; [LibraryImport(Name)] private static partial int Call(); private static partial int Call() => 0;", name);
                data.Add("static IntPtr Open() => NativeLibrary.[|Load(\"NAME\")|];", name);
                data.Add("const string Name = \"NAME\"; static IntPtr Open() => NativeLibrary.[|Load(Name, typeof(Sample).Assembly, null)|];", name);
                data.Add("static readonly string s_name = \"NAME\"; static IntPtr Open() => NativeLibrary.[|Load(s_name)|];", name);
                data.Add("static void Set() => NativeLibrary.SetDllImportResolver(typeof(Sample).Assembly, (asked, assembly, path) => NativeLibrary.[|Load(\"NAME\", assembly, path)|]);", name);
                data.Add("static void Set() => NativeLibrary.SetDllImportResolver(typeof(Sample).Assembly, Resolve); static IntPtr Resolve(string asked, Assembly assembly, DllImportSearchPath? path) => NativeLibrary.[|Load(\"NAME\")|];", name);
                data.Add("static void Set() => NativeLibrary.SetDllImportResolver(typeof(Sample).Assembly, (asked, assembly, path) => NativeLibrary.TryLoad(\"NAME\", out var library) ? library : IntPtr.Zero);", name);
                data.Add("static bool Has() => NativeLibrary.TryLoad(\"NAME\", out _) || NativeLibrary.TryLoad(\"NAME\", typeof(Sample).Assembly, null, out _);", name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BindingsInEverySpelling))]
    public Task A_binding_is_known_in_every_spelling_and_a_question_is_none(string members, string name) => Verify.VerifyAsync(
        Usings + "partial class Sample { " + members.Replace("NAME", name, StringComparison.Ordinal) + " }", new() { References = [] });

    [Theory]
    [InlineData("kernel32.dll")]
    [InlineData("libc")]
    [InlineData("llama")]
    [InlineData("onnxruntime")]
    [InlineData("OpenCL")]
    [InlineData("vulkan-1")]
    [InlineData("cudahelper")]
    [InlineData("barracuda.dll")]
    [InlineData("my.cudart.wrapper.dll")]
    [InlineData("lib")]
    [InlineData("64")]
    public Task Any_other_library_is_not(string name) => Members($"[DllImport(\"{name}\")] static extern int Call();");

    [Theory]
    [InlineData("[DllImport([|\"nvml\"|], EntryPoint = \"nvmlInit\")] static extern int Call();")]
    [InlineData("[DllImportAttribute([|\"nvml\"|])] static extern int Call();")]
    [InlineData("[System.Runtime.InteropServices.DllImport([|\"nvml\"|])] static extern int Call();")]
    [InlineData("[global::System.Runtime.InteropServices.DllImport([|\"nvml\"|])] static extern int Call();")]
    [InlineData("void Run() { Call(); [DllImport([|\"nvml\"|])] static extern int Call(); }")]
    [InlineData("const string Nvml = [|\"nvml\"|]; [DllImport(Nvml)] static extern int Call();")]
    [InlineData("[DllImport([|Names.Nvml|])] static extern int Call();")]
    [InlineData("const string Suffix = \".dll\"; [DllImport([|\"nvml\" + Suffix|])] static extern int Call();")]
    public Task A_declaration_is_reported_at_the_name(string members) => Members(members);

    [Fact]
    public Task A_library_import_is_a_declaration_too() => Verify.VerifyAsync(
        Usings + """
        partial class Sample
        {
            [LibraryImport([|"cudart"|])]
            private static partial int First();

            private static partial int First() => 0;
        }
        """,
        new() { References = [] });

    [Fact]
    public Task A_type_is_reported_once_for_each_library() => Verify.VerifyAsync(
        Usings + """
        class First
        {
            [DllImport([|"cudart64_12"|])] static extern int A();
            [DllImport("cudart64_110")] static extern int B();
            [DllImport([|"cublas64_12"|])] static extern int C();
            [DllImport("cublas64_12")] static extern int D();

            class Nested
            {
                const string Runtime = [|"cudart64_12"|];
                [DllImport(Runtime)] static extern int A();
                [DllImport(Runtime)] static extern int B();
            }
        }

        class Second
        {
            [DllImport([|"libcudart.so"|])] static extern int A();
        }
        """,
        new() { References = [] });

    [Fact]
    public Task Nested_types_that_share_a_constant_of_the_type_around_them_are_one_binding() => Verify.VerifyAsync(
        Usings + """
        static class Driver
        {
            const string Runtime = [|"cudart64_12"|];
            internal const string Blas = [|"cublas64_12"|];

            public static class Memory
            {
                [DllImport(Runtime)] public static extern int A();
                [DllImport(Runtime)] public static extern int B();
            }

            public static class Events
            {
                [DllImport(Driver.Runtime)] public static extern int A();

                public static class Inner
                {
                    [DllImport(Blas)] public static extern int A();
                }
            }
        }
        """,
        new() { References = [] });

    [Fact]
    public Task Nested_types_are_bindings_of_their_own_where_each_has_its_name_or_takes_that_of_another_type() => Verify.VerifyAsync(
        Usings + """
        static class Names { public const string Runtime = "cudart64_12"; }

        static class Driver
        {
            public static class Memory { [DllImport([|"cudart64_12"|])] public static extern int A(); }
            public static class Events { const string Runtime = [|"cudart64_12"|]; [DllImport(Runtime)] public static extern int A(); }
            public static class Streams { [DllImport([|Names.Runtime|])] public static extern int A(); }
        }
        """,
        new() { References = [] });

    [Fact]
    public Task A_nested_type_whose_calls_are_all_tried_leaves_the_report_to_the_next() => Verify.VerifyAsync(
        Usings + """
        static class Driver
        {
            const string Runtime = [|"cudart64_12"|];
            static class Probe { [DllImport(Runtime)] public static extern int A(); }
            static class Memory { [DllImport(Runtime)] public static extern int A(); }

            public static bool IsThere() { try { return Probe.A() == 0; } catch (DllNotFoundException) { return false; } }
            public static int Allocate() => Memory.A();
        }

        static class Tried
        {
            const string Runtime = "cudart64_12";
            static class Probe { [DllImport(Runtime)] public static extern int A(); }

            public static bool IsThere() { try { return Probe.A() == 0; } catch (DllNotFoundException) { return false; } }
        }
        """,
        new() { References = [] });

    [Fact]
    public Task Parts_of_a_type_are_one_type() => Verify.VerifyAsync(
        Usings + "partial class Sample { [DllImport([|\"cudart\"|])] static extern int A(); }",
        new()
        {
            References = [],
            Files = [("ZLater.cs", Usings + "partial class Sample { [DllImport(\"cudart\")] static extern int B(); }")],
        });

    private const string Resolver = "static IntPtr Resolve(string asked, Assembly assembly, DllImportSearchPath? path) => NativeLibrary.";

    /// <summary>The resolver only runs for a function of the type, which is reported already; without such a function it is the binding itself.</summary>
    [Theory]
    [InlineData("const string Name = [|\"nvml.dll\"|]; [DllImport(Name)] static extern int Call(); " + Resolver + "Load(\"libnvidia-ml.so.1\", assembly, path);")]
    [InlineData("[DllImport([|\"nvvm64_40_0\"|])] static extern int Call(); " + Resolver + "Load(OperatingSystem.IsWindows() ? \"nvvm64_40_0\" : \"nvvm\", assembly, path);")]
    [InlineData("static Sample() => NativeLibrary.SetDllImportResolver(typeof(Sample).Assembly, (asked, assembly, path) => NativeLibrary.Load(\"libcudart.so.12\")); [DllImport([|\"cudart\"|])] static extern int Call();")]
    [InlineData("[DllImport(\"mine\")] static extern int Call(); " + Resolver + "[|Load(\"libcudart.so.12\", assembly, path)|];")]
    [InlineData("[DllImport([|\"amdhip64\"|])] static extern int Call(); " + Resolver + "[|Load(\"libcudart.so.12\", assembly, path)|];")]
    [InlineData("[DllImport([|\"cudart\"|])] static extern int Call(); static IntPtr Open(string folder, Assembly assembly) => NativeLibrary.[|Load(\"libcudart.so.12\", assembly, null)|];")]
    public Task A_resolver_of_functions_that_are_reported_is_no_second_binding(string members) =>
        Verify.VerifyAsync(Usings + "partial class Sample { " + members + " }", new() { References = [] });

    [Theory]
    [InlineData("NativeLibrary.[|Load(\"libcuda.so.1\")|];")]
    [InlineData("NativeLibrary.[|Load(\"nvml\", Assembly.GetExecutingAssembly(), null)|];")]
    [InlineData("const string name = \"cudart64_12.dll\"; NativeLibrary.[|Load(name)|];")]
    [InlineData("Native.[|LoadLibrary(@\".\\dll\\cuda12\\llama.dll\")|];")]
    [InlineData("NativeLibrary.SetDllImportResolver(typeof(Sample).Assembly, (name, assembly, path) => NativeLibrary.[|Load(\"libcudart.so.12\")|]);")]
    [InlineData("try { NativeLibrary.[|Load(\"nvcuda\")|]; } catch (DllNotFoundException) { throw; }")]
    [InlineData("IntPtr handle = Native.[|LoadLibrary(\"nvcuda.dll\")|]; if (handle == IntPtr.Zero) throw new DllNotFoundException();")]
    [InlineData("IntPtr handle = Native.[|LoadLibrary(\"nvcuda.dll\")|]; if (handle != IntPtr.Zero) return; throw new DllNotFoundException();")]
    [InlineData("if (Native.[|LoadLibrary(\"nvcuda.dll\")|] == IntPtr.Zero) { Console.WriteLine(args); throw new DllNotFoundException(); }")]
    [InlineData("IntPtr handle = Native.[|LoadLibrary(\"nvcuda.dll\")|]; Console.WriteLine(handle);")]
    [InlineData("NativeLibrary.[|Load(OperatingSystem.IsWindows() ? \"nvcuda.dll\" : \"libcuda.so.1\")|];")]
    [InlineData("NativeLibrary.[|Load(args switch { \"a\" => \"cudart64_12.dll\", \"b\" => \"libcudart.so.12\", _ => throw new NotSupportedException() })|];")]
    [InlineData("NativeLibrary.[|Load($\"cudart64_{Environment.Version.Major}.dll\")|];")]
    [InlineData("NativeLibrary.[|Load(args + \"cudart64_12.dll\")|];")]
    [InlineData("NativeLibrary.[|Load(System.IO.Path.Combine(AppContext.BaseDirectory, \"cuda12\", \"llama.dll\"))|];")]
    [InlineData("NativeLibrary.[|Load(System.IO.Path.Combine(args, args, args, args, \"libcudnn.so.9\"))|];")]
    [InlineData("var path = System.IO.Path.Combine(args, \"nvml.dll\"); NativeLibrary.[|Load(path)|];")]
    [InlineData("NativeLibrary.[|Load(Names.Driver)|]; NativeLibrary.[|Load(Names.Find())|];")]
    [InlineData("if (NativeLibrary.TryLoad(useCuda ? \"nvcuda\" : \"openvino\", out _)) NativeLibrary.[|Load(\"nvcuda\")|];")]
    public Task A_library_that_is_loaded_on_every_machine_is_reported(string statements) => Statements(statements);

    [Theory]
    [InlineData("if (NativeLibrary.TryLoad(\"nvcuda\", out _)) { NativeLibrary.Load(\"cudart\"); }")]
    [InlineData("if (!NativeLibrary.TryLoad(\"nvcuda\", out _)) return; NativeLibrary.Load(\"cudart\");")]
    [InlineData("if (NativeLibrary.TryLoad(\"libcuda.so.1\", out IntPtr driver)) { Console.WriteLine(driver); }")]
    [InlineData("if (useCuda) { NativeLibrary.Load(\"cudart\"); }")]
    [InlineData("IntPtr handle = Native.LoadLibrary(\"nvcuda.dll\"); if (handle == IntPtr.Zero) { return; } Console.WriteLine(handle);")]
    [InlineData("IntPtr handle; handle = Native.LoadLibrary(\"nvcuda.dll\"); if (handle != default) { Console.WriteLine(handle); }")]
    [InlineData("IntPtr handle = OperatingSystem.IsWindows() ? Native.LoadLibrary(\"nvcuda.dll\") : Native.dlopen(\"libcuda.so.1\", 2); if (handle == IntPtr.Zero) { return; } Console.WriteLine(handle);")]
    [InlineData("bool isThere = Native.LoadLibrary(\"nvcuda.dll\") != IntPtr.Zero; Console.WriteLine(isThere);")]
    [InlineData("if (!(Native.LoadLibrary(\"nvcuda.dll\") == (IntPtr)0)) Console.WriteLine(args);")]
    [InlineData("if (NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? \"nvcuda.dll\" : \"libcuda.so.1\", out _)) { NativeLibrary.Load(\"cudart\"); }")]
    [InlineData("string driver = OperatingSystem.IsWindows() ? \"nvcuda.dll\" : \"libcuda.so.1\"; if (!NativeLibrary.TryLoad(driver, out _)) return; NativeLibrary.Load(\"cudart\");")]
    [InlineData("NativeLibrary.Load(OperatingSystem.IsWindows() ? \"nvcuda.dll\" : \"libopenvino.so\");")]
    [InlineData("NativeLibrary.Load(args + \".dll\"); NativeLibrary.Load($\"{args}12.dll\"); NativeLibrary.Load(System.IO.Path.Combine(args, \"llama.dll\"));")]
    [InlineData("NativeLibrary.Load(Environment.GetEnvironmentVariable(\"DRIVER\") ?? \"nvcuda.dll\");")]
    [InlineData("string name = \"nvcuda\"; name = args; NativeLibrary.Load(name);")]
    [InlineData("IntPtr handle = IntPtr.Zero; try { handle = NativeLibrary.Load(\"nvcuda\"); } catch (DllNotFoundException) { } Console.WriteLine(handle);")]
    [InlineData("NativeLibrary.Load(\"libc\"); Assembly.Load(\"cuda\"); Console.WriteLine(\"nvcuda.dll\");")]
    [InlineData("Loader.Load(\"nvcuda\");")]
    [InlineData("NativeLibrary.Load(args);")]
    public Task A_library_that_is_asked_for_chosen_or_somebody_elses_is_not(string statements) => Statements(statements);

    [Theory]
    [InlineData("static IntPtr Open() => Native.LoadLibrary(\"nvcuda.dll\"); int Run() { IntPtr driver = Open(); if (driver == IntPtr.Zero) return -1; return 0; }")]
    [InlineData("static IntPtr Open() { if (OperatingSystem.IsWindows()) return Native.LoadLibrary(\"nvcuda.dll\"); return Native.dlopen(\"libcuda.so.1\", 2); } bool Has() => Open() != IntPtr.Zero;")]
    [InlineData("static IntPtr Open() => Native.LoadLibrary(\"nvcuda.dll\"); static IntPtr Driver() => Open(); bool Has() => Driver() != IntPtr.Zero;")]
    public Task A_handle_that_a_method_returns_and_its_callers_compare_asks(string members) => Members(members);

    [Theory]
    [InlineData("static IntPtr Open() => Native.[|LoadLibrary(\"nvcuda.dll\")|]; void Run() { IntPtr driver = Open(); Console.WriteLine(driver); }")]
    [InlineData("static IntPtr Open() => Native.[|LoadLibrary(\"nvcuda.dll\")|]; void Run() { if (Open() == IntPtr.Zero) throw new DllNotFoundException(); }")]
    [InlineData("static IntPtr Open() => Native.[|LoadLibrary(\"nvcuda.dll\")|]; bool Has() => Open() != IntPtr.Zero; void Run() { if (Open() == IntPtr.Zero) throw new DllNotFoundException(); }")]
    [InlineData("public static IntPtr Open() => Native.[|LoadLibrary(\"nvcuda.dll\")|];")]
    [InlineData("static IntPtr Open() => Open(Native.[|LoadLibrary(\"nvcuda.dll\")|]); static IntPtr Open(IntPtr driver) => driver; bool Has() => Open() != IntPtr.Zero;")]
    public Task A_handle_that_a_method_returns_and_nobody_compares_or_somebody_needs_is_reported(string members) => Members(members);

    [Theory]
    [InlineData("bool HasCuda() { try { return Count() > 0; } catch (DllNotFoundException) { return false; } }")]
    [InlineData("bool HasCuda() { try { return Count() > 0; } catch { return false; } }")]
    [InlineData("int Devices() => NativeLibrary.TryLoad(\"nvcuda\", out _) ? Count() : 0;")]
    [InlineData("static readonly bool Has = NativeLibrary.TryLoad(\"libcuda.so.1\", out _); int Devices() { if (!Has) return 0; return Count(); }")]
    [InlineData("int Devices(bool useCuda) => useCuda ? Count() : 0;")]
    [InlineData("Func<int> Devices(bool useCuda) => useCuda ? Count : () => 0;")]
    [InlineData("Func<int> Devices() => NativeLibrary.TryLoad(\"nvcuda\", out _) ? Count : () => 0;")]
    public Task A_function_that_is_only_called_where_it_can_be_is_no_lock(string members) => Members("[DllImport(\"cudart64_12\")] static extern int Count();\n" + members);

    [Theory]
    [InlineData("int Devices() => Count();")]
    [InlineData("int Devices() => Count(); bool HasCuda() { try { return Count() > 0; } catch (DllNotFoundException) { return false; } }")]
    [InlineData("int Devices() { try { return Count(); } catch (DllNotFoundException) { throw; } }")]
    [InlineData("int Devices() { try { return Count(); } catch (InvalidOperationException) { return 0; } }")]
    [InlineData("Func<int> Devices() => Count;")]
    [InlineData("Func<int> Devices() { try { return Count; } catch (DllNotFoundException) { return () => 0; } }")]
    [InlineData("int Devices() => NativeLibrary.TryLoad(\"amdhip64\", out _) ? Count() : 0;")]
    public Task A_function_that_is_called_elsewhere_too_is_reported(string members) => Members("[DllImport([|\"cudart64_12\"|])] static extern int Count();\n" + members);

    [Fact]
    public Task One_call_without_a_check_reports_the_librarys_first_declaration() => Members(
        """
        [DllImport([|"cudart64_12"|])] static extern int Count();
        [DllImport("cudart64_12")] static extern int Reset();
        [DllImport("nvml")] static extern int Watts();
        int Devices() { try { return Count(); } catch (DllNotFoundException) { return 0; } }
        int Power() { try { return Watts(); } catch (DllNotFoundException) { return 0; } }
        void Stop() => Reset();
        """);

    [Fact]
    public Task A_function_that_nobody_calls_loads_nothing() => Members(
        """
        [DllImport("nvml")] static extern int Count();
        [DllImport("nvml")] static extern int Reset();
        int Devices() { try { return Count(); } catch (DllNotFoundException) { return 0; } }
        """);

    [Fact]
    public Task Functions_of_which_nobody_calls_one_are_reported() => Members(
        """
        [DllImport([|"nvml"|])] static extern int Count();
        [DllImport("nvml")] static extern int Reset();
        """);

    private const string Probe =
        """

        static bool _isReady;
        static bool TryInitialize()
        {
            if (_isReady) return true;
            try { if (Start() != 0) return false; _isReady = true; return true; }
            catch (DllNotFoundException) { return false; }
            catch (EntryPointNotFoundException) { return false; }
        }

        """;

    [Theory]
    [InlineData("int Power() { if (!TryInitialize()) { return -1; } return Watts(); }")]
    [InlineData("int Power() => TryInitialize() ? Watts() : 0;")]
    [InlineData("bool HasPower() => TryInitialize() && Watts() > 0;")]
    [InlineData("int Power(int n) { if (n > 0 && TryInitialize()) { return Watts(); } return 0; }")]
    [InlineData("int Power(int n) { if (n < 0 || !TryInitialize()) return -1; return Watts(); }")]
    public Task What_is_asked_after_a_member_that_tries_the_library_is_no_lock(string member) => Members(
        "[DllImport(\"nvml\")] static extern int Start();\n[DllImport(\"nvml\")] static extern int Watts();" + Probe + member);

    [Theory]
    [InlineData("lock (s_gate) { if (s_state == 1) return true; try { if (Start() != 0) return false; s_state = 1; return true; } catch (DllNotFoundException) { return false; } catch (EntryPointNotFoundException) { return false; } }")]
    [InlineData("if (System.Threading.Volatile.Read(ref s_state) == 1) return true; try { if (Start() != 0) return false; s_state = 1; return true; } catch (DllNotFoundException) { return false; } catch (EntryPointNotFoundException) { return false; }")]
    [InlineData("try { if (Start() != 0) return false; AppDomain.CurrentDomain.ProcessExit += (_, __) => { try { Watts(); } catch { } }; return true; } catch (DllNotFoundException) { return false; } catch (EntryPointNotFoundException) { return false; }")]
    public Task The_member_may_remember_that_it_tried(string body) => Members(
        "[DllImport(\"nvml\")] static extern int Start();\n[DllImport(\"nvml\")] static extern int Watts();\nstatic readonly object s_gate = new(); static int s_state;\n"
        + "static bool TryInitialize() { " + body + " }\nint? Power() { if (!TryInitialize()) { return null; } var watts = Watts(); return watts; }");

    [Theory]
    [InlineData("try { IsThere = Start() == 0; } catch (DllNotFoundException) { }")]
    [InlineData("try { if (Start() == 0) IsThere = true; } catch (DllNotFoundException) { IsThere = false; }")]
    [InlineData("try { IsThere = Start() == 0; } catch (DllNotFoundException) { } catch (EntryPointNotFoundException) { try { IsThere = OlderStart() == 0; } catch (EntryPointNotFoundException) { } }")]
    [InlineData("if (Environment.Is64BitProcess) { try { IsThere = Start() == 0; } catch (DllNotFoundException) { } } else { IsThere = LoadAnotherWay(); }")]
    public Task A_flag_that_remembers_how_trying_went_is_a_check(string start) => Members(
        "[DllImport(\"nvml\")] static extern int Start();\n[DllImport(\"nvml\")] static extern int OlderStart();\n[DllImport(\"nvml\")] static extern int Watts();\n"
        + "public static bool IsThere { get; private set; }\nstatic bool LoadAnotherWay() => false;\nstatic void Probe() { " + start + " }\n"
        + "static int? Power() { if (IsThere) { return Watts(); } return null; }\nstatic void Once() { try { OlderStart(); } catch (DllNotFoundException) { } }");

    [Theory]
    [InlineData("IsThere = Start() == 0;")]
    [InlineData("try { IsThere = Start() == 0; } catch (EntryPointNotFoundException) { }")]
    [InlineData("try { Start(); } catch (DllNotFoundException) { } IsThere = true;")]
    [InlineData("try { IsThere = Start() == 0; } catch (DllNotFoundException) { IsThere = true; }")]
    [InlineData("try { IsThere = true; Start(); } catch (DllNotFoundException) { }")]
    public Task A_flag_that_is_set_whatever_happens_is_none(string start) => Members(
        "[DllImport([|\"nvml\"|])] static extern int Start();\n[DllImport(\"nvml\")] static extern int Watts();\npublic static bool IsThere { get; private set; }\n"
        + "static void Probe() { " + start + " }\nstatic int? Power() { if (IsThere) { return Watts(); } return null; }");

    [Theory]
    [InlineData("int Power() => Watts();")]
    [InlineData("int Power() { TryInitialize(); return Watts(); }")]
    [InlineData("int Power(int n) { if (n < 0 && !TryInitialize()) return -1; return Watts(); }")]
    [InlineData("int Power() { var watts = Watts(); return TryInitialize() ? watts : 0; }")]
    [InlineData("int Power() { if (!TryInitialize()) { return -1; } return Watts(); } int Other() => Watts();")]
    public Task What_is_called_without_asking_first_is_reported(string member) => Members(
        "[DllImport([|\"nvml\"|])] static extern int Start();\n[DllImport(\"nvml\")] static extern int Watts();" + Probe + member);

    [Theory]
    [InlineData("int Power() { if (CanStart()) { return -1; } return Watts(); }")]
    [InlineData("int Power() => CanStart() ? 0 : Watts();")]
    [InlineData("int Power() { if (!CanStart()) { Console.WriteLine(); } return Watts(); }")]
    public Task What_is_called_where_the_answer_is_no_is_reported(string member) => Members(
        "[DllImport([|\"nvml\"|])] static extern int Start();\n[DllImport(\"nvml\")] static extern int Watts();\n"
        + "static bool CanStart() { try { Start(); return true; } catch (DllNotFoundException) { return false; } catch (EntryPointNotFoundException) { return false; } }\n" + member);

    [Theory]
    [InlineData(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, "[|\"nvml\"|]")]
    [InlineData(Microsoft.CodeAnalysis.OutputKind.ConsoleApplication, "\"nvml\"")]
    public Task A_public_function_of_a_library_can_be_called_by_anyone(Microsoft.CodeAnalysis.OutputKind kind, string name) => Verify.VerifyAsync(
        Usings + "public static class Native { [DllImport(" + name + ")] public static extern int Watts(); }\n\n"
        + "class Sample { static int Power() { try { return Native.Watts(); } catch (DllNotFoundException) { return 0; } } static void Main() => Power(); }",
        new() { References = [], OutputKind = kind });

    [Fact]
    public Task Releases_of_one_library_are_no_choice_of_hardware() => Verify.VerifyAsync(
        Usings + """
        enum CudaVersions { Eleven, Twelve }

        class Blas(CudaVersions cudaVersion)
        {
            public int Make() => cudaVersion switch
            {
                CudaVersions.Eleven => Blas11.Make(),
                _ => Blas12.Make(),
            };
        }

        static class Blas11 { [DllImport([|"cublas64_11"|])] public static extern int Make(); }

        static class Blas12 { [DllImport([|"cublas64_12"|])] public static extern int Make(); }
        """,
        new() { References = [] });

    [Fact]
    public Task A_back_end_beside_others_is_chosen() => Verify.VerifyAsync(
        Usings + """
        interface IBackend { int Run(); }

        class CpuBackend : IBackend { public int Run() => 0; }

        class CudaBackend : IBackend
        {
            [DllImport("cudart")] static extern int Launch();

            public int Run() => Launch();
        }
        """,
        new() { References = [] });

    [Fact]
    public Task A_back_end_that_hands_its_function_on_is_chosen_too() => Verify.VerifyAsync(
        Usings + """
        interface IRuntime { Func<int> Count { get; } }

        class CudaRuntime12 : IRuntime
        {
            [DllImport("cudart64_12")] static extern int cudaGetDeviceCount();

            public Func<int> Count => cudaGetDeviceCount;
        }

        class CudaRuntime13 : IRuntime
        {
            [DllImport("cudart64_13")] static extern int cudaGetDeviceCount();

            public Func<int> Count => cudaGetDeviceCount;
        }

        class ImportedLibcuda : IRuntime
        {
            [DllImport("libcuda.so.1")] static extern int cuDeviceGetCount();

            public Func<int> Count => cuDeviceGetCount;
        }

        class CudaOnly
        {
            [DllImport([|"cudart64_13"|])] static extern int cudaGetDeviceCount();

            public Func<int> Count => cudaGetDeviceCount;
        }
        """,
        new() { References = [] });

    [Theory]
    [InlineData("new System.Diagnostics.ProcessStartInfo(\"tool\", \"--library nvcuda.dll\");")]
    [InlineData("System.Diagnostics.Process.Start(\"ldconfig\", \"libcuda.so.1\");")]
    [InlineData("new System.Collections.Generic.Dictionary<string, string> { [\"library\"] = \"nvcuda.dll\" };")]
    public Task A_name_that_goes_to_another_process_is_not(string statements) => Statements("_ = " + statements);

    [Fact]
    public Task A_folder_can_be_allowed_its_vendor() => Verify.VerifyAsync(
        Usings + "class Sample { [DllImport([|\"nvcuda\"|])] static extern int Call(); }",
        new()
        {
            References = [],
            Files =
            [
                (".editorconfig", "root = true\n[Cuda/**.cs]\nportable_ml.allowed_vendors = nvidia"),
                ("Cuda/Native.cs", Usings + "class Native { [DllImport(\"nvcuda\")] static extern int Call(); [DllImport([|\"amdhip64\"|])] static extern int Other(); void Run() => NativeLibrary.Load(\"cudart\"); }"),
            ],
        });

    [Fact]
    public Task A_platforms_library_is_not_reported_on_its_platform() => Members(
        "[System.Runtime.Versioning.SupportedOSPlatform(\"windows\")] [DllImport(\"DirectML.dll\")] static extern int Call();");

    [Theory]
    [InlineData("global using static System.Runtime.InteropServices.NativeLibrary;", "[|Load(\"cudart64_12\")|]")]
    [InlineData("global using System;\nglobal using Native = System.Runtime.InteropServices.NativeLibrary;", "Native.[|Load(\"cudart64_12\")|]")]
    [InlineData("global using static Own.NativeLibrary;\nnamespace Own { static class NativeLibrary { public static nint Load(string path) => 0; } }", "Load(\"cudart64_12\")")]
    public Task A_using_for_all_files_may_stand_in_another(string usings, string call) => Verify.VerifyAsync(
        $"class Sample {{ nint Run() => {call}; }}", new() { References = [], Files = [("Usings.cs", usings)] });

    [Fact]
    public Task Own_attributes_with_the_name_are_not_the_frameworks() => Verify.VerifyAsync(
        "class DllImportAttribute : System.Attribute { public DllImportAttribute(string name) { } }\n\nclass Sample { [DllImport(\"nvcuda\")] void Call() { } }",
        new() { References = [] });

    [Fact]
    public Task An_allowed_vendor_is_not_reported() => Verify.VerifyAsync(
        Usings + "class Sample { [DllImport(\"nvcuda\")] static extern int Call(); void Run() { NativeLibrary.Load(\"cudart\"); } }",
        new() { References = [], EditorConfig = "portable_ml.allowed_vendors = nvidia" });

    [Fact]
    public Task The_message_names_the_file_the_vendor_and_the_accelerator() => Verify.VerifyAsync(
        Usings + "class Sample { [DllImport({|#0:\"nvinfer_10\"|})] static extern int Call(); }",
        new()
        {
            References = [],
            Expected = [Verify.Diagnostic("PML4001").WithLocation(0).WithMessage(
                "'\"nvinfer_10\"' binds to NVIDIA's native library: on a machine without TensorRT it cannot be loaded (declared for every machine). "
                + "Load it only where it is there, or use a portable library.")],
        });

    private static Task Members([StringSyntax("C#-test")] string members) => Verify.VerifyAsync(
        Usings + "class Sample { " + members + " }\n\nstatic class Names { public const string Nvml = \"nvml\"; }\n\n" + Loaders, new() { References = [] });

    private static Task Statements([StringSyntax("C#-test")] string statements) => Verify.VerifyAsync(
        Usings + "class Sample { void Run(bool useCuda, string args) { " + statements + " } }\n\n"
        + "static class Loader { public static void Load(string name) { } }\n\n"
        + "static class Names { public static readonly string Driver = OperatingSystem.IsWindows() ? \"nvcuda\" : \"libcuda\"; public static string Find() { if (Driver.Length > 0) return \"cudart.dll\"; return \"libcudart.so\"; } }\n\n"
        + Loaders,
        new() { References = [] });
}
