namespace VideoStack.Infra.Packaging;

/// <summary>How a function's code runs on Lambda.</summary>
public enum FunctionRuntime
{
    /// <summary>A native executable on <c>provided.al2023</c>: quick to start, small. Needs a Linux linker where it is built.</summary>
    Native,

    /// <summary>Compiled ahead for <c>dotnet10</c> (ReadyToRun): builds on any machine.</summary>
    Managed,
}

/// <summary>The processor that functions run on.</summary>
public enum FunctionArchitecture
{
    /// <summary>Intel and AMD.</summary>
    X64,

    /// <summary>Graviton: about a fifth cheaper, but a native executable must be linked on, or for, arm64.</summary>
    Arm64,
}

/// <summary>What a function is built for.</summary>
public sealed record FunctionTarget(FunctionRuntime Runtime, FunctionArchitecture Architecture)
{
    /// <summary>In file names and messages, such as <c>native-arm64</c>.</summary>
    public string Name =>
        $"{(Runtime == FunctionRuntime.Native ? "native" : "managed")}-{(Architecture == FunctionArchitecture.Arm64 ? "arm64" : "x64")}";
}

/// <summary>A function project, built and zipped.</summary>
/// <param name="Project">The project's folder under <c>Functions/</c>, which is also its assembly name.</param>
/// <param name="Path">The zip.</param>
/// <param name="Sha256">SHA-256 of the zip in lower-case hex.</param>
public sealed record FunctionPackage(string Project, string Path, string Sha256)
{
    /// <summary>SHA-256 of the zip in base64, as Lambda tells it.</summary>
    public string SourceCodeHash => Convert.ToBase64String(Convert.FromHexString(Sha256));
}

/// <summary>Turns a function project into the zip that Lambda runs.</summary>
public interface IFunctionPackager
{
    /// <exception cref="PackagingException">The project did not build, or its executable would not start on Lambda.</exception>
    Task<FunctionPackage> PackageAsync(string project, FunctionTarget target, CancellationToken cancellation = default);
}
