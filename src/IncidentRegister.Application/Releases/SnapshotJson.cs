using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IncidentRegister.Application.Releases;

/// <summary>
/// A snapshot as JSON: codes as everywhere in the register, dates as EDTF, and nothing for what is not told. The canonical
/// form has its names in the order of their code units and no white space, so that one snapshot has one hash, whoever
/// wrote it down and in whatever order a database keeps it.
/// </summary>
public static class SnapshotJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is stored and hashed, never put into a page as it is
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new DateJson() },
    };

    public static string Write(ReleaseSnapshot snapshot) => Sorted(JsonSerializer.SerializeToNode(snapshot, Options)!).ToJsonString(Options);

    /// <exception cref="JsonException">It is no snapshot.</exception>
    public static ReleaseSnapshot Read(string json) => JsonSerializer.Deserialize<ReleaseSnapshot>(json, Options)!;

    /// <returns>SHA-256 of the canonical form in UTF-8.</returns>
    public static byte[] Hash(ReleaseSnapshot snapshot) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Write(snapshot)));

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject thing => new JsonObject(thing.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(n => n is null ? null : Sorted(n))]),
        _ => node.DeepClone(),
    };

    private sealed class DateJson : JsonConverter<IncidentDate>
    {
        public override IncidentDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IncidentDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException("No date.");

        public override void Write(Utf8JsonWriter writer, IncidentDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}

internal sealed class SnapshotConverter() : ValueConverter<ReleaseSnapshot, string>(
    snapshot => SnapshotJson.Write(snapshot), json => SnapshotJson.Read(json));
