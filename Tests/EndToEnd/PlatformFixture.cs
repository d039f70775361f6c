// Most of the time a test waits for the platform, so more run at a time than there are processors.
[assembly: LevelOfParallelism(4)]
[assembly: Parallelizable(ParallelScope.Fixtures)]

namespace VideoStack.Tests.EndToEnd;

/// <summary>One platform for all tests of this project: each start is a fresh one, and starting costs seconds.</summary>
[SetUpFixture]
public sealed class PlatformFixture
{
    /// <summary>What one owner may store: more than any test sends, and little enough to be announced in a moment. In bytes.</summary>
    internal const long MaxOwnerBytes = 10L * 1024 * 1024 * 1024;

    internal static RunningPlatform Platform { get; private set; } = null!;

    /// <summary>An account that may upload.</summary>
    internal static Account Creator { get; private set; } = null!;

    /// <summary>The first administrator.</summary>
    internal static Account Administrator { get; private set; } = null!;

    internal static Films Films { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Films = new Films();
        // Tests ask more often than people do, and several at once.
        Platform = await RunningPlatform.StartAsync(
            "--set", $"maxOwnerBytes={MaxOwnerBytes}",
            "--set", "apiRateLimit=200", "--set", "apiBurstLimit=400", "--set", "authRateLimit=100", "--set", "authBurstLimit=200");
        Creator = await Accounts.OpenAsync(Platform.Address);
        Administrator = await Accounts.OpenAsync(Platform.Address, Accounts.FirstAdministrator);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Platform is not null) await Platform.DisposeAsync();
        Films.Dispose();
    }
}
