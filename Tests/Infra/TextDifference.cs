namespace VideoStack.Infra.Tests;

/// <summary>What changed between two texts, line by line, with a little around it.</summary>
internal static class TextDifference
{
    private const int Around = 2;
    private const string Gap = "  …";

    public static string Between(string before, string after)
    {
        var lines = Compare(before.Split('\n'), after.Split('\n'));
        var shown = new List<string>();
        for (var index = 0; index < lines.Count; index++)
        {
            var from = Math.Max(0, index - Around);
            var isNear = lines[from..Math.Min(lines.Count, index + Around + 1)].Exists(line => line.Mark != ' ');
            if (isNear) shown.Add($"{lines[index].Mark} {lines[index].Text}");
            else if (shown is not [.., Gap]) shown.Add(Gap);
        }

        return string.Join('\n', shown is [.., Gap] ? shown[..^1] : shown);
    }

    // By the longest common subsequence: rest[i, j] is its length for the lines from i and from j on.
    private static List<(char Mark, string Text)> Compare(string[] before, string[] after)
    {
        var rest = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                rest[i, j] = before[i] == after[j] ? rest[i + 1, j + 1] + 1 : Math.Max(rest[i + 1, j], rest[i, j + 1]);
        }

        var lines = new List<(char, string)>();
        var (left, right) = (0, 0);
        while (left < before.Length || right < after.Length)
        {
            if (left < before.Length && right < after.Length && before[left] == after[right])
            {
                lines.Add((' ', before[left++]));
                right++;
            }
            else if (right == after.Length || (left < before.Length && rest[left + 1, right] >= rest[left, right + 1]))
            {
                lines.Add(('-', before[left++]));
            }
            else
            {
                lines.Add(('+', after[right++]));
            }
        }

        return lines;
    }
}
