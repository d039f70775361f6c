using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VideoStack.Local.Gateway;

/// <summary>
/// JSON Schema draft 4, with the keywords and the words of the validator behind API Gateway. Keywords that it does not check
/// (<c>description</c>, <c>format</c>, <c>nullable</c>…) are passed over, as a gateway must not be stricter than the real one.
/// </summary>
/// <param name="root">The OpenAPI document, which <c>$ref</c> points into.</param>
internal sealed class JsonSchema(JsonObject root)
{
    // A pattern comes from the program's own contract, but a slow one must not hang the gateway.
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    /// <summary>Everything that is wrong with a value; empty when it is valid.</summary>
    public IReadOnlyList<string> Validate(JsonNode? value, JsonObject schema) => [.. Check(value, schema)];

    private IEnumerable<string> Check(JsonNode? value, JsonObject schema)
    {
        // In draft 4 a reference stands alone: what is beside it does not count.
        if ((string?)schema["$ref"] is { } reference) return Check(value, JsonPointer.Resolve(root, reference));

        IEnumerable<string> errors = [.. CheckType(value, schema), .. CheckEnum(value, schema), .. CheckCombinations(value, schema)];
        return value switch
        {
            JsonObject members => [.. errors, .. CheckObject(members, schema)],
            JsonArray items => [.. errors, .. CheckArray(items, schema)],
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String => [.. errors, .. CheckString((string)scalar!, schema)],
            JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number => [.. errors, .. CheckNumber(scalar, schema)],
            _ => errors,
        };
    }

    private static IEnumerable<string> CheckType(JsonNode? value, JsonObject schema)
    {
        string[] allowed = schema["type"] switch
        {
            JsonArray types => [.. types.Select(type => (string)type!)],
            { } type => [(string)type!],
            null => [],
        };
        var actual = TypeOf(value);
        if (allowed.Length > 0 && !allowed.Contains(actual) && !(actual == "integer" && allowed.Contains("number")))
            yield return $"instance type ({actual}) does not match any allowed primitive types (allowed: {Quote(allowed.Order())})";
    }

    private static IEnumerable<string> CheckEnum(JsonNode? value, JsonObject schema)
    {
        if (schema["enum"] is JsonArray values && !values.Any(allowed => JsonNode.DeepEquals(allowed, value)))
            yield return $"instance value ({Text(value)}) not found in enum (possible values: [{string.Join(',', values.Select(Text))}])";
    }

    private IEnumerable<string> CheckCombinations(JsonNode? value, JsonObject schema)
    {
        int Matches(string keyword) => Schemas(schema, keyword).Count(option => !Check(value, option).Any());

        foreach (var error in Schemas(schema, "allOf").SelectMany(part => Check(value, part))) yield return error;
        if (schema["anyOf"] is JsonArray anyOf && Matches("anyOf") == 0)
            yield return $"instance failed to match at least one required schema among {anyOf.Count}";
        if (schema["oneOf"] is JsonArray oneOf && Matches("oneOf") is not 1 and var matched)
            yield return $"instance failed to match exactly one schema (matched {matched} out of {oneOf.Count})";
        if (schema["not"] is JsonObject not && !Check(value, not).Any())
            yield return "instance matched a schema which it should not have";
    }

    private IEnumerable<string> CheckObject(JsonObject members, JsonObject schema)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var patterns = schema["patternProperties"] as JsonObject ?? [];

        string[] missing = [.. (schema["required"] as JsonArray ?? []).Select(name => (string)name!).Where(name => !members.ContainsKey(name))];
        if (missing.Length > 0) yield return $"object has missing required properties ({Quote(missing.Order())})";
        if (Number(schema, "minProperties") is { } least && members.Count < least)
            yield return $"object has too few properties (found {members.Count} but schema requires at least {Text(least)})";
        if (Number(schema, "maxProperties") is { } most && members.Count > most)
            yield return $"object has too many properties (found {members.Count} but schema requires at most {Text(most)})";

        var unlisted = new List<string>();
        foreach (var (name, member) in members)
        {
            JsonObject[] schemas =
            [
                .. properties[name] is JsonObject property ? [property] : Array.Empty<JsonObject>(),
                .. patterns.Where(pattern => Matches(pattern.Key, name)).Select(pattern => pattern.Value!.AsObject()),
            ];
            if (schemas.Length == 0)
            {
                if (schema["additionalProperties"] is JsonObject additional) schemas = [additional];
                else if (schema["additionalProperties"] is JsonValue allowed && !(bool)allowed) unlisted.Add(name);
            }

            foreach (var error in schemas.SelectMany(one => Check(member, one))) yield return error;
        }

        if (unlisted.Count > 0)
            yield return $"object instance has properties which are not allowed by the schema: {Quote(unlisted.Order())}";
    }

    private IEnumerable<string> CheckArray(JsonArray items, JsonObject schema)
    {
        if (Number(schema, "minItems") is { } least && items.Count < least)
            yield return $"array is too short: must have at least {Text(least)} elements but instance has {items.Count} elements";
        if (Number(schema, "maxItems") is { } most && items.Count > most)
            yield return $"array is too long: must have at most {Text(most)} elements but instance has {items.Count} elements";
        if (schema["uniqueItems"] is JsonValue unique && (bool)unique && HasDuplicates(items))
            yield return "array must not contain duplicate elements";
        if (schema["items"] is JsonObject each)
            foreach (var error in items.SelectMany(item => Check(item, each))) yield return error;
    }

    private static IEnumerable<string> CheckString(string text, JsonObject schema)
    {
        // Draft 4 counts characters, not UTF-16 units.
        var length = text.EnumerateRunes().Count();
        if (Number(schema, "minLength") is { } least && length < least)
            yield return $"string \"{text}\" is too short (length: {length}, required minimum: {Text(least)})";
        if (Number(schema, "maxLength") is { } most && length > most)
            yield return $"string \"{text}\" is too long (length: {length}, maximum allowed: {Text(most)})";
        if ((string?)schema["pattern"] is { } pattern && !Matches(pattern, text))
            yield return $"ECMA 262 regex \"{pattern}\" does not match input string \"{text}\"";
    }

    private static IEnumerable<string> CheckNumber(JsonValue value, JsonObject schema)
    {
        var number = Decimal(value);
        if (Number(schema, "minimum") is { } least)
        {
            if (number < least)
                yield return $"numeric instance is lower than the required minimum (minimum: {Text(least)}, found: {Text(number)})";
            else if (number == least && IsSet(schema, "exclusiveMinimum"))
                yield return $"numeric instance is not strictly greater than the required minimum {Text(least)}";
        }

        if (Number(schema, "maximum") is { } most)
        {
            if (number > most)
                yield return $"numeric instance is greater than the required maximum (maximum: {Text(most)}, found: {Text(number)})";
            else if (number == most && IsSet(schema, "exclusiveMaximum"))
                yield return $"numeric instance is not strictly lower than the required maximum {Text(most)}";
        }

        if (Number(schema, "multipleOf") is { } divisor && number % divisor != 0)
            yield return $"remainder of division is not zero ({Text(number)} / {Text(divisor)})";
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => decimal.IsInteger(Decimal(value)) ? "integer" : "number",
        _ => "null",
    };

    private static IEnumerable<JsonObject> Schemas(JsonObject schema, string keyword) =>
        (schema[keyword] as JsonArray ?? []).Select(option => option!.AsObject());

    private static bool HasDuplicates(JsonArray items) =>
        items.Index().Any(one => items.Skip(one.Index + 1).Any(other => JsonNode.DeepEquals(one.Item, other)));

    private static bool Matches(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, PatternLimit);

    private static bool IsSet(JsonObject schema, string keyword) => schema[keyword] is JsonValue flag && (bool)flag;

    private static decimal? Number(JsonObject schema, string keyword) => schema[keyword] is { } value ? Decimal(value) : null;

    // Numbers beyond decimal's range are only compared with limits, so the nearest value does.
    private static decimal Decimal(JsonNode value)
    {
        var text = value.ToJsonString();
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        return double.Parse(text, CultureInfo.InvariantCulture) > 0 ? decimal.MaxValue : decimal.MinValue;
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";

    private static string Quote(IEnumerable<string> names) => $"[{string.Join(',', names.Select(name => $"\"{name}\""))}]";
}
