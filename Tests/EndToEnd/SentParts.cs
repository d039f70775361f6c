using System.Collections.Concurrent;
using System.Globalization;
using System.Web;
using Microsoft.Playwright;

namespace VideoStack.Tests.EndToEnd;

/// <summary>The parts of one upload that a browser begins to send.</summary>
internal sealed class SentParts
{
    private readonly ConcurrentQueue<int> _numbers = new();

    /// <summary>Their numbers, one for each time.</summary>
    public IReadOnlyCollection<int> Numbers => _numbers;

    public int Count => _numbers.Count;

    /// <summary>How many parts the upload has, as the API said.</summary>
    public int Total { get; private set; }

    public void Watch(IBrowserContext browser)
    {
        browser.Request += (_, request) =>
        {
            if (request.Method == "PUT" && HttpUtility.ParseQueryString(new Uri(request.Url).Query)["partNumber"] is { } number) _numbers.Enqueue(int.Parse(number, CultureInfo.InvariantCulture));
        };
        browser.Response += async (_, response) =>
        {
            if (response.Request.Method != "POST" || new Uri(response.Url).AbsolutePath != "/api/uploads") return;
            Total = (await response.JsonAsync())!.Value.GetProperty("upload").GetProperty("partCount").GetInt32();
        };
    }
}
