namespace VideoStack.Tests.EndToEnd.Bench;

/// <summary>Where benchmarks write what they found: shown by <c>./dev bench</c>, judged by people.</summary>
internal static class Figures
{
    public static void Report(string what, FormattableString figures) =>
        TestContext.Out.WriteLine($"{what}: {FormattableString.Invariant(figures)}");
}
