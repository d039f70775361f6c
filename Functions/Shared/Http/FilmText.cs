using System.Text;

namespace VideoStack.Functions.Shared.Http;

/// <summary>What people may say of a film, wherever they say it.</summary>
public static class FilmText
{
    /// <summary>The longest title, in UTF-16 units as browsers count them.</summary>
    public const int MaxTitleLength = 200;

    // In bytes of UTF-8. The firewall takes bodies of 8 KB, and the other fields need up to 2 KB of it.
    private const int MaxDescriptionBytes = 5000;

    /// <summary>Notes what is wrong with a title.</summary>
    public static void CheckTitle(string title, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(errors);
        const string Field = "title";
        if (title.Length > MaxTitleLength) errors.Add(Field, $"At most {MaxTitleLength} characters.");
        if (VisibleText.Fails(title, allowLines: false)) errors.Add(Field, "It holds characters that cannot be shown.");
    }

    /// <summary>Notes what is wrong with a description.</summary>
    public static void CheckDescription(string description, FieldErrors errors)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(errors);
        const string Field = "description";
        var bytes = Encoding.UTF8.GetByteCount(description);
        if (bytes > MaxDescriptionBytes) errors.Add(Field, $"Too long: {bytes} bytes of text, of at most {MaxDescriptionBytes}. A letter takes one to four.");
        if (VisibleText.Fails(description, allowLines: true)) errors.Add(Field, "It holds characters that cannot be shown.");
    }
}
