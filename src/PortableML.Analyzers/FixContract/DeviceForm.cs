namespace PortableML.Analyzers.FixContract;

/// <summary>The form in which a device is written at a site; a fix writes the same form.</summary>
internal enum DeviceForm
{
    /// <summary>A call that needs no device value, as <c>x.cuda()</c> or an appended provider.</summary>
    Call,

    /// <summary>A device object.</summary>
    Device,

    /// <summary>A device's name as text.</summary>
    Text,

    /// <summary>A member of the enum of device types.</summary>
    Kind,

    /// <summary>A constant of the project's own (a flag, a member of its own enum) that the project maps to a device.</summary>
    Own,
}
