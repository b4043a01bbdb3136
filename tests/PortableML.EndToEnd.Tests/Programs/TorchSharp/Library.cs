using System.IO.Compression;
using System.Text;
using TorchSharp;

namespace Programs;

/// <summary>What a program may leave behind.</summary>
internal static class Library
{
    public static void Reset() => torch.set_default_device(torch.CPU);
}

/// <summary>A script module that doubles what it is given, written as <c>torch.jit.save</c> writes one.</summary>
internal static class ScriptFile
{
    private const string Code =
        """
        class Twice(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
          def forward(self: __torch__.Twice,
            x: Tensor) -> Tensor:
            return torch.mul(x, 2)

        """;

    public static string Path { get; } = Write();

    private static string Write()
    {
        string path = System.IO.Path.Combine(AppContext.BaseDirectory, "twice.pt");
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Update);
        foreach (ZipArchiveEntry old in archive.Entries.ToList())
        {
            old.Delete();
        }

        // An object of that class with training = False, in Python's pickle format; the constants are an empty tuple.
        Add("data.pkl", [0x80, 2, .. "c__torch__\nTwice\n)"u8, 0x81, .. "}(X\b\0\0\0training"u8, 0x89, .. "ub."u8]);
        Add("code/__torch__.py", Encoding.UTF8.GetBytes(Code));
        Add("constants.pkl", [0x80, 2, .. ")."u8]);
        Add("version", "3\n"u8.ToArray());
        return path;

        void Add(string name, byte[] content)
        {
            using Stream entry = archive.CreateEntry("twice/" + name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
    }
}
