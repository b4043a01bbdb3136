namespace PortableML.Analyzers.Descriptors;

/// <summary>The ids of the rules. An id is never reused.</summary>
internal static class RuleIds
{
    public const string HardCodedDevice = "PML1001";
    public const string SingleVendorDevice = "PML1002";
    public const string VendorCallWithoutEffect = "PML1003";
    public const string VendorDeviceTest = "PML1004";
    public const string HardCodedExecutionProvider = "PML2001";
    public const string SingleVendorExecutionProvider = "PML2002";
    public const string ProviderMemory = "PML2003";
    public const string TooNarrowProviderCatch = "PML2004";
    public const string DeadExecutionProvider = "PML2005";
    public const string ProviderWithoutEffect = "PML2006";
    public const string NoFallbackToCpu = "PML3001";
    public const string HardCodedAccelerator = "PML3002";
    public const string SingleVendorAccelerator = "PML3003";
    public const string VendorNativeLibrary = "PML4001";
    public const string VendorEnvironmentVariable = "PML4002";
    public const string NativePackageInLibrary = "PML5001";
    public const string NativePackageInApplication = "PML5002";
    public const string TwoNativePackages = "PML5003";
    public const string UnusableConfiguration = "PML9001";
}
