using System.Globalization;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Email;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IncidentRegister.Application.Audit;

/// <summary>Tells the trail which rows a save adds, changes or deletes, with old and new values.</summary>
internal sealed class AuditInterceptor(AuditTrail trail) : SaveChangesInterceptor
{
    private static readonly HashSet<string> Secrets =
    [
        "password_hash", "security_stamp", "concurrency_stamp", "token_hash", "outgoing_mails.text", "drafts.content", "draft_files.content", "draft_files.size", "case_notes.text",
        "report_runs.contents",
        "version_originals.text", // no secret, but long, and its mended form stands beside it
    ];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // The aggregate's root comes first, so that the entry is about it and not about one of its parts; a mail comes last.
        foreach (var entry in eventData.Context!.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .OrderByDescending(e => e.Metadata.FindProperty("Version") is not null).ThenBy(e => e.Entity is OutgoingMail))
            trail.Changed(Row(entry));

        return ValueTask.FromResult(result);
    }

    private static ChangedRow Row(EntityEntry entry)
    {
        var table = entry.Metadata.GetTableName();
        var key = string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Text(entry.Property(p).CurrentValue)));
        var organisation = entry.Metadata.FindProperty("OrganisationId") is { } property && !IsOnlyAsked(entry)
            ? entry.Property(property).CurrentValue as Guid? : null;

        return new ChangedRow($"{table}/{key}", entry.State.ToString(), organisation, IncidentOf(entry), Fields(entry).ToDictionary());
    }

    // A lead reads what is told of the organisation's rows, and would learn what is asked of its incidents.
    private static bool IsOnlyAsked(EntityEntry entry) => entry.Entity is Mention { State: not MentionState.Confirmed }
        && (entry.State == EntityState.Added || entry.Property(nameof(Mention.State)).OriginalValue is not MentionState.Confirmed);

    private static Guid? IncidentOf(EntityEntry entry) => entry switch
    {
        { Entity: Incident incident } => incident.Id,
        _ when entry.Metadata.FindProperty("IncidentId") is { } property => entry.Property(property).CurrentValue as Guid?,
        _ => null,
    };

    private static IEnumerable<KeyValuePair<string, object?[]>> Fields(EntityEntry entry) =>
        from property in entry.Properties.Concat(entry.ComplexProperties.SelectMany(c => c.Properties))
        where entry.State == EntityState.Added ? property.CurrentValue is not null : property.IsModified
        where property.Metadata.GetComputedColumnSql() is null // the database knows it, not this process
        let column = Column(property.Metadata)
        select KeyValuePair.Create(column, Secrets.Contains(column) || Secrets.Contains($"{entry.Metadata.GetTableName()}.{column}")
            ? []
            : entry.State == EntityState.Added
                ? new[] { Value(property.CurrentValue) }
                : [Value(property.OriginalValue), Value(property.CurrentValue)]);

    private static string Column(IReadOnlyProperty property) => property.GetColumnName();

    private static object? Value(object? value) => value switch
    {
        null or string or bool or int or long => value,
        string[] texts => texts,
        byte[] bytes => Convert.ToHexStringLower(bytes),
        Dictionary<string, string> words => words,
        IReadOnlyList<MentionReason> reasons => ReasonsConverter.Write(reasons),
        _ => Text(value),
    };

    private static string? Text(object? value) => value is IFormattable formattable
        ? formattable.ToString(value is DateTimeOffset or DateOnly ? "O" : null, CultureInfo.InvariantCulture)
        : value?.ToString();
}
