using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Tables;

/// <summary>What encoding may cost each owner in a month.</summary>
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
    /// <returns>
    /// Null when it may be spent: it is reserved now, or was before, or the film has moved on and nothing is reserved. Else how much
    /// is left of the month's budget, which is too little; then nothing is reserved, but the estimate stands on the film.
    /// </returns>
    Task<long?> ReserveAsync(Video video, long microUsd, long? limit, CancellationToken cancellation);
}
