using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>What encoding may cost each owner in a month. What is held back is given back when the attempt fails (<see cref="IVideoTable"/>).</summary>
public interface IEncodingBudget
{
    /// <summary>
    /// Notes on a film what encoding it is expected to cost, and adds that to what its owner spends in this month (UTC): both or
    /// neither, and once per attempt of the film however often it is asked.
    /// </summary>
    /// <param name="video">The film, Uploaded and in this attempt.</param>
    /// <param name="microUsd">The estimate, in millionths of a US dollar.</param>
    /// <param name="limit">The most that one owner may spend in a month, in the same unit; null for any amount.</param>
    /// <param name="cancellation">Ends the question.</param>
    Task<BudgetAnswer> ReserveAsync(Video video, long microUsd, long? limit, CancellationToken cancellation);
}

/// <summary>Whether an attempt of a film may be encoded.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="Left">Of an attempt that is over the budget: how much is left of the month's, in millionths of a US dollar.</param>
public sealed record BudgetAnswer(BudgetOutcome Outcome, long Left = 0)
{
    /// <summary><see cref="BudgetOutcome.Reserved"/>.</summary>
    public static BudgetAnswer Reserved { get; } = new(BudgetOutcome.Reserved);

    /// <summary><see cref="BudgetOutcome.MovedOn"/>.</summary>
    public static BudgetAnswer MovedOn { get; } = new(BudgetOutcome.MovedOn);
}

/// <summary>The decisions of <see cref="BudgetAnswer"/>.</summary>
public enum BudgetOutcome
{
    /// <summary>The estimate is reserved, now or before, and the attempt has no job yet: go on.</summary>
    Reserved,

    /// <summary>It is more than is left. Nothing is reserved, but the estimate stands on the film.</summary>
    OverBudget,

    /// <summary>The film has a job by now, or has ended, or is in a later attempt, or is deleted. Nothing is reserved, and nothing to be done.</summary>
    MovedOn,
}
