using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IncidentRegister.Application.Data;

/// <summary>Why the finder asks, as <c>[{"kind":"act-word","what":"outlawed"}]</c>.</summary>
internal sealed class ReasonsConverter() : ValueConverter<IReadOnlyList<MentionReason>, string>(
    reasons => Write(reasons), json => Read(json))
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // kept readable; it is never put into a page unencoded
    };

    public static string Write(IReadOnlyList<MentionReason> reasons) =>
        JsonSerializer.Serialize(reasons.Select(r => new Kept(Code.Of(r.Kind), r.What.Length > 0 ? r.What : null, r.Days)), Json);

    /// <summary>A kind that the finder no longer knows is left out: there is no sentence for it any more.</summary>
    private static IReadOnlyList<MentionReason> Read(string json) =>
    [
        .. from kept in JsonSerializer.Deserialize<List<Kept>>(json, Json)!
           let kind = Code.TryTo<MentionReasonKind>(kept.Kind, out var known) ? known : (MentionReasonKind?)null
           where kind is not null
           select new MentionReason(kind.Value, kept.What ?? "", kept.Days),
    ];

    private sealed record Kept(string Kind, string? What, int? Days);
}

internal sealed class ReasonsComparer() : ValueComparer<IReadOnlyList<MentionReason>>(
    (a, b) => a!.SequenceEqual(b!),
    reasons => reasons.Count,
    reasons => reasons.ToList());
