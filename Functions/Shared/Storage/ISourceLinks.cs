using VideoStack.Functions.Shared.Domain;

namespace VideoStack.Functions.Shared.Storage;

/// <summary>Addresses of the originals.</summary>
public interface ISourceLinks
{
    /// <summary>An address that lets its bearer fetch the original, whole or in ranges, as a file of its own name.</summary>
    /// <param name="film">A film whose file has arrived. What was stored under the key later is not what is fetched.</param>
    /// <param name="expiresAt">When the permission ends; what has begun goes on.</param>
    string Presign(Video film, DateTimeOffset expiresAt);
}
