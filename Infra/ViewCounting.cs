using System.Text.Json.Nodes;
using VideoStack.Infra.Components;
using VideoStack.Infra.Packaging;

namespace VideoStack.Infra;

/// <summary>What adds up views: it reads new ones by the hundreds, so that a film that many watch is written to once for each batch.</summary>
internal static class ViewCounting
{
    private const int TimeoutSeconds = 60;

    private static readonly StreamReading _reading = new()
    {
        // The most that Lambda hands over of a stream without a longer window; a view is well below 1 KB of the 6 MB that a call takes.
        BatchSize = 1000,
        // A count may be this late. The longer, the fewer writes.
        WindowSeconds = 5,
        // Views that were given up would never be counted: they are tried for nearly as long as a stream keeps them (24 hours).
        MaximumRetryAttempts = null,
        MaximumRecordAgeSeconds = 23 * 60 * 60,
    };

    public static FunctionComponent Declare(FunctionDefaults defaults, StorageComponent storage, FunctionPackage playback)
    {
        var function = new FunctionComponent("aggregate-views", new FunctionComponentArgs
        {
            Handler = "AggregateViews",
            Package = playback,
            Defaults = defaults,
            Timeout = TimeoutSeconds,
            Environment =
            {
                ["VIDEOS_TABLE"] = storage.Videos.TableName,
                ["VIEWS_TABLE"] = storage.Views.TableName,
                ["VIEW_COUNTS_TABLE"] = storage.ViewCounts.TableName,
            },
            Rights =
            [
                storage.Videos.Allow("dynamodb:UpdateItem"),
                storage.Views.Allow("dynamodb:UpdateItem"),
                // Of films that are gone the counts go as well.
                storage.ViewCounts.Allow("dynamodb:DeleteItem", "dynamodb:Query", "dynamodb:UpdateItem"),
            ],
        });
        function.ReadStream("from-views", storage.Views, New(), _reading);
        return function;
    }

    // Marking a view as counted is a change as well, and no view.
    private static JsonObject New() => new() { ["eventName"] = new JsonArray("INSERT") };
}
