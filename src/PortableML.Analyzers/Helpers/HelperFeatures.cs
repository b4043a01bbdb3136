namespace PortableML.Analyzers.Helpers;

/// <summary>What the templates of the generated helpers can depend on; each name is a condition in them.</summary>
[Flags]
internal enum HelperFeatures
{
    /// <summary>Nothing is generated.</summary>
    None = 0,

    /// <summary>TorchSharp's devices can be chosen.</summary>
    TorchDevice = 1 << 0,

    /// <summary>TorchSharp can be asked for Apple's accelerator.</summary>
    Mps = 1 << 1,

    /// <summary>ONNX Runtime's execution providers can be chosen.</summary>
    OnnxExecutionProviders = 1 << 2,

    /// <summary>ONNX Runtime has the method that appends CUDA; the next ones are the same for other providers.</summary>
    Cuda = 1 << 3,

    /// <inheritdoc cref="Cuda"/>
    TensorRt = 1 << 4,

    /// <inheritdoc cref="Cuda"/>
    Rocm = 1 << 5,

    /// <inheritdoc cref="Cuda"/>
    MIGraphX = 1 << 6,

    /// <inheritdoc cref="Cuda"/>
    DirectML = 1 << 7,

    /// <inheritdoc cref="Cuda"/>
    CoreML = 1 << 8,

    /// <inheritdoc cref="Cuda"/>
    OpenVino = 1 << 9,

    /// <summary>ONNX Runtime appends providers by name.</summary>
    ByName = 1 << 10,

    /// <summary>ONNX Runtime lists the devices of registered providers (1.22 and later).</summary>
    EpDevices = 1 << 11,

    /// <summary>The compiler hides marked types from assemblies that may see the internal ones.</summary>
    Embedded = 1 << 12,

    /// <summary>The project has no attribute for that yet.</summary>
    EmbeddedAttribute = 1 << 13,

    /// <summary>The language has annotations for null.</summary>
    Nullable = 1 << 14,

    /// <summary>The opposite of <see cref="Mps"/>.</summary>
    NoMps = 1 << 15,
}
