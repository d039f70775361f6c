using Amazon.Lambda.Core;
using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Transcode.Reconciliation;

/// <summary>Repairs films that have stayed in one state for too long.</summary>
internal interface IFilmRepair
{
    /// <summary>How long a film may stay in this state without a change before it is looked at. The normal path needs less.</summary>
    TimeSpan After { get; }

    /// <summary>Looks at one film and repairs it if need be.</summary>
    /// <param name="video">The film as it is now.</param>
    /// <param name="log">Is told what came of it.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>Which <see cref="Repair"/> was made; null for none.</returns>
    Task<string?> RepairAsync(Video video, ILambdaLogger log, CancellationToken cancellation);
}
