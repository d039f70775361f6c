using System.Globalization;
using System.Text.RegularExpressions;

namespace VideoStack.Local.Events.Schedules;

/// <summary>One field of a cron expression: a star, values, ranges and steps, separated by commas.</summary>
internal sealed partial class CronField
{
    private readonly SortedSet<int> _values;

    private CronField(SortedSet<int> values) => _values = values;

    /// <summary>In order.</summary>
    public IEnumerable<int> Values => _values;

    public bool Has(int value) => _values.Contains(value);

    /// <param name="schedule">For the error.</param>
    /// <param name="names">Of the values from the least on; null for a field that knows only numbers.</param>
    /// <exception cref="LocalException">It is not understood: L, W and # are not played here.</exception>
    public static CronField Read(string schedule, string field, int least, int most, string[]? names = null)
    {
        var values = new SortedSet<int>();
        foreach (var part in field.Split(','))
        {
            var form = Form().Match(part);
            var (from, to) = (Value(form.Groups["from"].Value), form.Groups["to"].Success ? Value(form.Groups["to"].Value) : null);
            if (form.Groups["from"].Value == "*") (from, to) = (least, most);
            // A step without an end goes on to the last value: 0/15 is every quarter of an hour.
            var step = form.Groups["step"].Success ? int.Parse(form.Groups["step"].Value, CultureInfo.InvariantCulture) : (int?)null;
            to ??= form.Groups["to"].Success ? null : step is null ? from : most;
            if (!form.Success || from is null || to is null || from < least || to > most || from > to || step == 0)
                throw new LocalException(
                    $"In the schedule {schedule} the field {field} is not understood here: it takes *, values from {least} to {most}, ranges (1-5), steps (0/15) and lists (1,3).");

            for (var value = from.Value; value <= to; value += step ?? 1) values.Add(value);
        }

        return new CronField(values);

        int? Value(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : names is not null && Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index ? least + index
            : null;
    }

    [GeneratedRegex(@"^(?<from>\*|\w+)(-(?<to>\w+))?(/(?<step>\d{1,4}))?$")]
    private static partial Regex Form();
}
