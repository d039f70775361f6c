namespace Pulumi;

/// <summary>
/// A parameterized provider. There is none here; the type exists so that a constructor call that is ambiguous with the official
/// package is ambiguous with this one, too.
/// </summary>
public sealed class RegisterPackageRequest
{
    private RegisterPackageRequest()
    {
    }
}
