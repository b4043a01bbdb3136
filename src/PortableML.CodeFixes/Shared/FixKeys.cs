namespace PortableML.CodeFixes.Shared;

/// <summary>The equivalence keys of the device fixes. Hosts and users' scripts know them: they never change.</summary>
internal static class FixKeys
{
    public const string InPlace = "PML1001.InPlace";
    public const string UseDeviceInScope = "PML1001.UseDeviceInScope";
    public const string IntroduceDevice = "PML1001.IntroduceDevice";
    public const string UseConfiguredDevice = "PML1001.UseConfiguredDevice";
    public const string ParameterDefault = "PML1001.ParameterDefault";
    public const string TryInitialize = "PML1001.TryInitialize";
    public const string UseTorchDevice = "PML1001.UseTorchDevice";
    public const string Guard = "PML1001.Guard";
    public const string CompareType = "PML1001.CompareType";
    public const string AskFirst = "PML1001.AskFirst";
    public const string TryOtherAccelerator = "PML1002.TryOtherAccelerator";
    public const string SeedToo = "PML1003.CallToo";
    public const string AskForAccelerator = "PML1004.AskForAccelerator";
}
