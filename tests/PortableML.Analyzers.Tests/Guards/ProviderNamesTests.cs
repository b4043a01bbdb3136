namespace PortableML.Analyzers.Tests.Guards;

/// <summary>The calls that ONNX Runtime's list of providers is handed through, each by its name: what they give is still that list, or is no longer.</summary>
public class ProviderNamesTests
{
    private const string Holds = ".Contains(\"CUDAExecutionProvider\")";

    [SkippableTheory]
    [InlineData("all.ToList()")]
    [InlineData("all.ToArray()")]
    [InlineData("all.ToHashSet()")]
    [InlineData("System.Collections.Immutable.ImmutableArray.ToImmutableArray(all)")]
    [InlineData("System.Collections.Immutable.ImmutableList.ToImmutableList(all)")]
    [InlineData("System.Collections.Immutable.ImmutableHashSet.ToImmutableHashSet(all)")]
    [InlineData("all.AsEnumerable()")]
    [InlineData("all.AsQueryable()")]
    [InlineData("all.AsParallel()")]
    [InlineData("all.ToList().AsReadOnly()")]
    [InlineData("all.OrderBy(p => p)")]
    [InlineData("all.OrderByDescending(p => p)")]
    [InlineData("all.OrderBy(p => p.Length).ThenBy(p => p)")]
    [InlineData("all.OrderBy(p => p.Length).ThenByDescending(p => p)")]
    [InlineData("all.Order()")]
    [InlineData("all.Distinct()")]
    [InlineData("all.Skip(1)")]
    [InlineData("all.SkipWhile(p => p.Length > n)")]
    [InlineData("all.Take(2)")]
    [InlineData("all.Cast<string>()")]
    [InlineData("all.OfType<string>()")]
    [InlineData("all.AsEnumerable().Reverse()")]
    [InlineData("all.Except(new[] { \"CPUExecutionProvider\" })")]
    [InlineData("((string[])all.Clone())")]
    [InlineData("all.Where(p => p.Length > n)")]
    [InlineData("all.TakeWhile(p => p.Length > n)")]
    [InlineData("all.ToList().FindAll(p => p.Length > n)")]
    [InlineData("all.Select(p => p.Trim())")]
    [InlineData("all.ToList().ConvertAll(p => p.Trim())")]
    [InlineData("all.Intersect(given)")]
    [InlineData("Enumerable.Intersect(given, all)")]
    [InlineData("(all ?? given)")]
    [InlineData("new HashSet<string>(all)")]
    [InlineData("new SortedSet<string>(all)")]
    [InlineData("new List<string>(all)")]
    [InlineData("new LinkedList<string>(all)")]
    [InlineData("new Queue<string>(all)")]
    [InlineData("new Stack<string>(all)")]
    [InlineData("new System.Collections.ObjectModel.ReadOnlyCollection<string>(all)")]
    [InlineData("new SortedSet<string>(all, StringComparer.Ordinal)")]
    public Task A_list_that_is_made_of_the_list_says_the_same(string list) => GuardAsync(list + Holds);

    [SkippableTheory]
    [InlineData("all.Append(text)")]
    [InlineData("all.Prepend(text)")]
    [InlineData("all.Concat(given)")]
    [InlineData("all.Union(given)")]
    [InlineData("all.DefaultIfEmpty(text)")]
    [InlineData("all.Select(p => text)")]
    [InlineData("all.Select(p => { Console.WriteLine(p); return text; })")]
    [InlineData("given.Except(all)")]
    [InlineData("new HashSet<string>(all) { text }")]
    public Task A_list_with_other_names_does_not(string list) => NoGuardAsync(list + Holds);

    [SkippableTheory]
    [InlineData("all.First(IsCuda) != null")]
    [InlineData("all.FirstOrDefault(IsCuda) != null")]
    [InlineData("all.Single(IsCuda) != null")]
    [InlineData("all.SingleOrDefault(IsCuda) != null")]
    [InlineData("all.Last(IsCuda) != null")]
    [InlineData("all.LastOrDefault(IsCuda) != null")]
    [InlineData("all.Where(IsCuda).ElementAt(0) != null")]
    [InlineData("all.Where(IsCuda).ElementAtOrDefault(0) != null")]
    [InlineData("all.ToList().Find(IsCuda) != null")]
    [InlineData("all.ToList().FindLast(IsCuda) != null")]
    [InlineData("all.ToList().Exists(IsCuda)")]
    [InlineData("!all.ToList().TrueForAll(IsOther)")]
    [InlineData("all.Where(IsCuda).Count() > 0")]
    [InlineData("all.LongCount(IsCuda) > 0")]
    [InlineData("all.ToList().FindAll(IsCuda).Count > 0")]
    [InlineData("all.Where(IsCuda).ToArray().Length > 0")]
    [InlineData("all.ToList().FindIndex(IsCuda) >= 0")]
    [InlineData("all.ToList().FindLastIndex(IsCuda) >= 0")]
    [InlineData("all.ToList().IndexOf(\"CUDAExecutionProvider\") >= 0")]
    [InlineData("all.ToList().LastIndexOf(\"CUDAExecutionProvider\") >= 0")]
    [InlineData("0 <= all.ToList().IndexOf(\"CUDAExecutionProvider\")")]
    [InlineData("-1 != all.ToList().IndexOf(\"CUDAExecutionProvider\")")]
    [InlineData("-1 < all.ToList().IndexOf(\"CUDAExecutionProvider\")")]
    [InlineData("Array.BinarySearch(all, \"CUDAExecutionProvider\") >= 0")]
    [InlineData("Array.FindIndex(all, IsCuda) >= 0")]
    [InlineData("Array.LastIndexOf(all, \"CUDAExecutionProvider\") >= 0")]
    [InlineData("string.Join(\",\", all).Contains(\"CUDAExecutionProvider\")")]
    [InlineData("string.Concat(all).Contains(\"CUDAExecutionProvider\")")]
    [InlineData("string.Join(\",\", all).ToUpperInvariant().Contains(\"CUDAEXECUTIONPROVIDER\")")]
    [InlineData("all.Any(p => p.ToUpper() == \"CUDAEXECUTIONPROVIDER\")")]
    [InlineData("all.Any(p => p.ToUpperInvariant() == \"CUDAEXECUTIONPROVIDER\")")]
    [InlineData("all.Any(p => p.ToLower() == \"cudaexecutionprovider\")")]
    [InlineData("all.Any(p => p.ToLowerInvariant() == \"cudaexecutionprovider\")")]
    [InlineData("all.Any(p => p.Trim() == \"CUDAExecutionProvider\")")]
    [InlineData("all.Any(p => p.ToString() == \"CUDAExecutionProvider\")")]
    [InlineData("all.Any(p => p.EndsWith(\"CUDAExecutionProvider\"))")]
    [InlineData("all.Any(p => \"CUDAExecutionProvider\".Equals(p))")]
    [InlineData("all?.Contains(\"CUDAExecutionProvider\") == true")]
    public Task Each_way_to_look_for_the_provider_is_a_guard(string condition) => GuardAsync(Written(condition));

    [SkippableTheory]
    [InlineData("all.FirstOrDefault(IsCuda) == null")]
    [InlineData("all.SingleOrDefault(IsCuda) is null")]
    [InlineData("all.ToList().TrueForAll(IsOther)")]
    [InlineData("!all.ToList().Exists(IsCuda)")]
    [InlineData("all.ToList().FindIndex(IsCuda) < 0")]
    [InlineData("all.ToList().FindIndex(IsCuda) <= -1")]
    [InlineData("0 > all.ToList().IndexOf(\"CUDAExecutionProvider\")")]
    [InlineData("-1 == all.ToList().IndexOf(\"CUDAExecutionProvider\")")]
    [InlineData("all.ToList().FindIndex(IsCuda) == -1")]
    [InlineData("all?.Contains(\"CUDAExecutionProvider\") != true")]
    [InlineData("all.ElementAtOrDefault(0) != null")]
    [InlineData("all.ToList().IndexOf(\"CPUExecutionProvider\") >= 0")]
    [InlineData("all.ToList().IndexOf(text) >= 0")]
    [InlineData("all.Length.Equals(3)")]
    [InlineData("all.Contains(text)")]
    [InlineData("all.Any(p => \"CPUExecutionProvider\".Equals(p))")]
    [InlineData("all.Any(p => \"CUDAExecutionProvider\".Contains(p))")]
    [InlineData("all.Any(p => p.Replace(\"x\", \"\") == \"CUDAExecutionProvider\")")]
    public Task One_that_does_not_find_it_or_looks_for_something_else_is_none(string condition) => NoGuardAsync(Written(condition));

    [SkippableTheory]
    [InlineData("set.Add(text)")]
    [InlineData("set.AddRange(given)")]
    [InlineData("set.Insert(0, text)")]
    [InlineData("set.InsertRange(0, given)")]
    [InlineData("set[0] = text")]
    [InlineData("Fill(set)")]
    [InlineData("More(set)")]
    [InlineData("Collect(set)")]
    [InlineData("((IList<string>)set).Add(text)")]
    public Task A_list_that_gets_other_names_is_none(string change) => NoGuardAsync("set" + Holds, "var set = all.ToList(); " + change + ";");

    [SkippableTheory]
    [InlineData("set.UnionWith(given)")]
    [InlineData("set.SymmetricExceptWith(given)")]
    [InlineData("Hash(set)")]
    [InlineData("Set(set)")]
    [InlineData("Collect(set)")]
    public Task A_set_that_gets_other_names_is_none(string change) => NoGuardAsync("set" + Holds, "var set = all.ToHashSet(); " + change + ";");

    [SkippableTheory]
    [InlineData("Array.Fill(set, text)")]
    [InlineData("set.SetValue(text, 0)")]
    [InlineData("set[0] = text")]
    public Task An_array_that_gets_other_names_is_none(string change) => NoGuardAsync("set" + Holds, "var set = all.ToArray(); " + change + ";");

    [SkippableTheory]
    [InlineData("set.Remove(text)")]
    [InlineData("set.Sort()")]
    [InlineData("Show(set)")]
    [InlineData("Console.WriteLine(set[0])")]
    [InlineData("Console.WriteLine(set.Count)")]
    [InlineData("text = set[0]")]
    [InlineData("given[0] = set[0]")]
    [InlineData("foreach (var one in set) { Console.WriteLine(one); }")]
    public Task A_list_that_is_only_read_or_shortened_is_still_a_guard(string use) => GuardAsync("set" + Holds, "var set = all.ToList(); " + use + ";");

    private static string Written(string condition) => condition
        .Replace("IsCuda", "p => p == \"CUDAExecutionProvider\"", StringComparison.Ordinal).Replace("IsOther", "p => p != \"CUDAExecutionProvider\"", StringComparison.Ordinal);

    private static Task GuardAsync(string condition, string before = "") => VerifyAsync(before, condition, "{|PML2002:AppendExecutionProvider_CUDA(0)|}");

    private static Task NoGuardAsync(string condition, string before = "") => VerifyAsync(before, condition, "[|AppendExecutionProvider_CUDA(0)|]");

    private static Task VerifyAsync(string before, string condition, string call) => GuardedCode.OnnxTypesAsync(
        $$"""
        class Sample
        {
            void Run(SessionOptions options, int n, string text, string[] given)
            {
                var all = OrtEnv.Instance().GetAvailableProviders();
                {{before}}
                if ({{condition}}) options.{{call}};
            }

            static void Fill(List<string> names) => names.Add("x");
            static void More(IList<string> names) => names.Add("x");
            static void Collect(ICollection<string> names) => names.Add("x");
            static void Hash(HashSet<string> names) => names.Add("x");
            static void Set(ISet<string> names) => names.Add("x");
            static void Show(IEnumerable<string> names) => Console.WriteLine(names);
        }
        """);
}
