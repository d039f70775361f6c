using Pulumi.AwsNative.WaFv2;
using Pulumi.AwsNative.WaFv2.Inputs;

namespace VideoStack.Infra.Components.Firewall;

/// <summary>What opens something must not be read in the requests that WAF shows by example, nor in its logs.</summary>
internal static class Secrets
{
    public static WebAclDataProtectionConfigArgs KeepOutOfSamples() => new()
    {
        DataProtections =
        {
            // Access tokens, refresh tokens, films' cookies.
            Replace(WebAclFieldToProtectFieldType.SingleHeader, "authorization", "cookie"),
            // No key means every cookie.
            Replace(WebAclFieldToProtectFieldType.SingleCookie),
            // Signed addresses, and the token of manifests.
            Replace(WebAclFieldToProtectFieldType.SingleQueryArgument, "signature", "token"),
        },
    };

    private static WebAclDataProtectArgs Replace(WebAclFieldToProtectFieldType type, params string[] keys)
    {
        var field = new WebAclFieldToProtectArgs { FieldType = type };
        if (keys.Length > 0) field.FieldKeys = keys;
        return new WebAclDataProtectArgs { Action = WebAclDataProtectionAction.Substitution, Field = field };
    }
}
