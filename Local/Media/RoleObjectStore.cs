using VideoStack.Local.Aws;
using VideoStack.Local.Iam;
using VideoStack.Local.Iam.Requests;

namespace VideoStack.Local.Media;

/// <summary>The buckets as a job's role may use them.</summary>
internal sealed class RoleObjectStore(IObjectStore objects, AccessControl access, string role) : IObjectStore
{
    /// <exception cref="EncodeException">The role may not read the object.</exception>
    public Uri AddressOf(string bucket, string key)
    {
        Demand(S3Requests.Object("GetObject", bucket, key));
        return objects.AddressOf(bucket, key);
    }

    /// <exception cref="EncodeException">The role may not write the object.</exception>
    public Task PutAsync(string bucket, string key, string file, string contentType, CancellationToken cancellation)
    {
        Demand(S3Requests.Object("PutObject", bucket, key));
        return objects.PutAsync(bucket, key, file, contentType, cancellation);
    }

    /// <summary>Takes back what a failed job wrote. MediaConvert shows outputs only when they are whole, and needs no right for that.</summary>
    public Task DeleteAsync(string bucket, string key, CancellationToken cancellation) => objects.DeleteAsync(bucket, key, cancellation);

    private void Demand(AccessRequest request)
    {
        if (access.Refusal(role, request) is { } refusal) throw new EncodeException(EncodeException.AccessDenied, refusal);
    }
}
