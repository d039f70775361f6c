namespace VideoStack.Functions.Shared.Http;

/// <summary>What something is expected to cost, by list prices.</summary>
/// <param name="Amount">In the currency's main unit.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record Cost(decimal Amount, string Currency)
{
    /// <summary>The cost of a film's encoding; null when it is not known yet.</summary>
    /// <param name="microUsd">In millionths of a US dollar.</param>
    public static Cost? OfMicroUsd(long? microUsd) => microUsd is { } amount ? new(amount / 1_000_000m, "USD") : null;
}
