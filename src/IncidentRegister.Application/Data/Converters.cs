using System.Text.Json;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IncidentRegister.Application.Data;

internal sealed class IncidentDateConverter()
    : ValueConverter<IncidentDate, string>(date => date.ToString(), text => IncidentDate.Parse(text));

/// <summary>Stores <c>InReview</c> as <c>in-review</c>: codes that read well in SQL and in exports.</summary>
internal sealed class CodeConverter<TEnum>()
    : ValueConverter<TEnum, string>(value => Code.Of(value), code => Code.To<TEnum>(code))
    where TEnum : struct, Enum;

internal sealed class JsonConverter() : ValueConverter<Dictionary<string, string>, string>(
    words => JsonSerializer.Serialize(words, JsonSerializerOptions.Default),
    json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Default)!);

/// <summary>A record of the domain as it stood, kept whole in one column.</summary>
internal sealed class JsonRecordConverter<T>() : ValueConverter<T, string>(
    record => JsonSerializer.Serialize(record, JsonSerializerOptions.Default),
    json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Default)!);

internal sealed class JsonComparer() : ValueComparer<Dictionary<string, string>>(
    (a, b) => a!.Count == b!.Count && !a.Except(b).Any(),
    words => words.Count,
    words => new Dictionary<string, string>(words));
