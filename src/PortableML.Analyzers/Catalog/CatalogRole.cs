namespace PortableML.Analyzers.Catalog;

/// <summary>What an API means to the rules. Every catalogue line has exactly one role.</summary>
internal enum CatalogRole
{
    /// <summary>Evaluating it places data, loads or initialises on the accelerator, or yields that device.</summary>
    Places,

    /// <summary>A value (enum member or text) that names an accelerator and does nothing by itself.</summary>
    Names,

    /// <summary>A call that takes a device as text, enum member or device object, whichever accelerator that is.</summary>
    Takes,

    /// <summary>A type whose values are devices: every parameter of that type takes one.</summary>
    Carries,

    /// <summary>Asks whether an accelerator is there.</summary>
    Queries,

    /// <summary>Compares a device with one vendor's.</summary>
    Compares,

    /// <summary>Chooses among what the machine has.</summary>
    Neutral,

    /// <summary>Beside a site, on the same object or in the same list: lets other vendors' accelerators in.</summary>
    Opens,

    /// <summary>Beside a site, on the same object or in the same list: the work goes on where the accelerator is missing.</summary>
    Softens,

    /// <summary>Beside a site that falls back by itself, on the same object: takes the fallback away.</summary>
    Forbids,

    /// <summary>Takes a device and needs no hardware for it.</summary>
    Ignores,

    /// <summary>Can only fail: the accelerator is no longer part of the library.</summary>
    Dead,

    /// <summary>A setting that does nothing where it stands, or takes something away.</summary>
    Idle,

    /// <summary>A setting that one provider reads, or what makes or holds something that only one can use.</summary>
    Binds,
}
