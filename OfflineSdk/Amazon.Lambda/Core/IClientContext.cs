namespace Amazon.Lambda.Core;

/// <summary>What a mobile client sent about itself and its device.</summary>
public interface IClientContext
{
    /// <summary>Facts about the device.</summary>
    IDictionary<string, string> Environment { get; }

    /// <summary>The calling application.</summary>
    IClientApplication Client { get; }

    /// <summary>Values the application added.</summary>
    IDictionary<string, string> Custom { get; }
}

/// <summary>A mobile application.</summary>
public interface IClientApplication
{
    /// <summary>The package name.</summary>
    string AppPackageName { get; }

    /// <summary>The title.</summary>
    string AppTitle { get; }

    /// <summary>The version code.</summary>
    string AppVersionCode { get; }

    /// <summary>The version name.</summary>
    string AppVersionName { get; }

    /// <summary>Identifies one installation.</summary>
    string InstallationId { get; }
}

/// <summary>The Cognito identity of a mobile client.</summary>
public interface ICognitoIdentity
{
    /// <summary>The identity.</summary>
    string IdentityId { get; }

    /// <summary>The pool it belongs to.</summary>
    string IdentityPoolId { get; }
}
