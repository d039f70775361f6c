namespace VideoStack.Local.Aws;

/// <summary>The buckets, as the media services use them: real objects in the emulator, with the notifications that S3 sends.</summary>
public interface IObjectStore
{
    /// <summary>Where plain HTTP reads of an object go: <c>http://127.0.0.1:port/bucket/key</c>; ranges work.</summary>
    Uri AddressOf(string bucket, string key);

    Task PutAsync(string bucket, string key, string file, string contentType, CancellationToken cancellation);

    /// <summary>Removes an object; one that is not there is no error, as in S3.</summary>
    Task DeleteAsync(string bucket, string key, CancellationToken cancellation);
}
