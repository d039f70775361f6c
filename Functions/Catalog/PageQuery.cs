using System.Globalization;
using VideoStack.Functions.Shared.Http;
using VideoStack.Functions.Shared.Tables;

namespace VideoStack.Functions.Catalog;

/// <summary>Which page of a list of films is asked for.</summary>
/// <param name="Limit">The most films to answer, 1 to 100; 24 by default.</param>
/// <param name="After">Where the page before ended; null for the first page.</param>
public sealed record PageQuery(int Limit, FilmPosition? After)
{
    private const int DefaultLimit = 24;
    private const int MaxLimit = 100;

    /// <summary>Reads <c>limit</c> and <c>cursor</c>, and notes what is wrong with them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="list">Whose cursors count.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static PageQuery Read(ApiRequest request, string list, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(errors);
        return new PageQuery(ReadLimit(request, errors), ReadCursor(request, list, errors));
    }

    private static int ReadLimit(ApiRequest request, FieldErrors errors)
    {
        if (request.Query.GetValueOrDefault("limit") is not { } text) return DefaultLimit;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit) return limit;
        errors.Add("limit", $"A whole number from 1 to {MaxLimit}.");
        return DefaultLimit;
    }

    private static FilmPosition? ReadCursor(ApiRequest request, string list, FieldErrors errors)
    {
        if (request.Query.GetValueOrDefault("cursor") is not { } text) return null;
        var position = PageCursor.Read(list, text);
        if (position is null) errors.Add("cursor", "Use the cursor of the page before, or none.");
        return position;
    }
}
