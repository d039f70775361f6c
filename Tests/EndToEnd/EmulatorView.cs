using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.S3;
using Amazon.S3.Model;
using VideoStack.Local.Aws;

namespace VideoStack.Tests.EndToEnd;

/// <summary>A look past everything that the platform allows, into its buckets and tables: the emulator itself trusts everyone on this machine.</summary>
internal sealed class EmulatorView : IDisposable
{
    // Of the stack that runs locally: Pulumi.dev.yaml.
    private const string Region = "eu-central-1";

    private readonly EmulatorClients _clients;

    private EmulatorView(Uri address) => (Address, _clients) = (address, new EmulatorClients(address, Region));

    /// <summary>Where the emulator listens.</summary>
    public Uri Address { get; }

    public IAmazonDynamoDB DynamoDb => _clients.DynamoDb;

    public IAmazonS3 S3 => _clients.S3;

    /// <summary>The emulator of a platform, by the arguments that it was started with.</summary>
    public static EmulatorView Of(RunningPlatform platform)
    {
        foreach (var process in Processes.DescendantsOf(platform.ProcessId))
        {
            var arguments = Processes.ArgumentsOf(process);
            if (!arguments.Any(argument => argument.EndsWith("moto_server", StringComparison.Ordinal))) continue;
            if (Array.IndexOf(arguments, "-p") is > 0 and var port) return new EmulatorView(new Uri($"http://127.0.0.1:{arguments[port + 1]}"));
        }
        throw new InvalidOperationException("The platform has no emulator.");
    }

    /// <summary>The full name of the table whose name in the program this is.</summary>
    public async Task<string> TableAsync(string name) => (await TablesAsync()).Single(table => table.Contains($"{name}-", StringComparison.OrdinalIgnoreCase) || table.EndsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Everything in buckets and tables that holds this text: keys with all their versions, parts of uploads, items.</summary>
    public async Task<IReadOnlyList<string>> TracesOfAsync(string text)
    {
        var traces = new List<string>();
        foreach (var bucket in (await S3.ListBucketsAsync()).Buckets.Select(bucket => bucket.BucketName))
        {
            foreach (var key in await KeysAsync(bucket)) traces.Add($"{bucket}: {key}");
            foreach (var upload in (await S3.ListMultipartUploadsAsync(bucket)).MultipartUploads ?? []) traces.Add($"{bucket}: parts of {upload.Key}");
        }
        foreach (var table in await TablesAsync())
            await foreach (var item in ItemsAsync(table)) traces.Add($"{table}: {item}");
        return [.. traces.Where(trace => trace.Contains(text, StringComparison.Ordinal))];
    }

    public void Dispose() => _clients.Dispose();

    private async Task<List<string>> TablesAsync() => (await DynamoDb.ListTablesAsync()).TableNames;

    private async Task<List<string>> KeysAsync(string bucket)
    {
        var keys = new List<string>();
        var request = new ListVersionsRequest { BucketName = bucket };
        while (true)
        {
            var page = await S3.ListVersionsAsync(request);
            keys.AddRange((page.Versions ?? []).Select(version => version.Key));
            if (page.IsTruncated is not true) return keys;
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
    }

    private async IAsyncEnumerable<string> ItemsAsync(string table)
    {
        var request = new ScanRequest(table);
        do
        {
            var page = await DynamoDb.ScanAsync(request);
            foreach (var item in page.Items) yield return string.Join(' ', item.Select(attribute => $"{attribute.Key}={TextOf(attribute.Value)}"));
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    private static string TextOf(AttributeValue value) =>
        value.S ?? value.N ?? string.Join(',', (value.L ?? []).Select(TextOf).Concat((value.M ?? []).Values.Select(TextOf)).Concat(value.SS ?? []));
}
