using IncidentRegister.Application.Pipeline;
using Microsoft.AspNetCore.DataProtection;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>Parks forms in the register's database, encrypted with keys that the database does not hold.</summary>
internal sealed class DatabaseParkedForms(FormStore store, IDataProtectionProvider protection) : IParkedForms
{
    public Task<Guid> Park(string path, ParkedForm form, CancellationToken ct) =>
        store.Keep(path, form.Seal(protection, path), ct);

    public Task<Guid> ParkFor(Guid person, string path, ParkedForm form, CancellationToken ct) =>
        store.KeepFor(person, path, form.Seal(protection, path), ct);

    public async Task<ParkedForm?> Recall(string path, Guid id, CancellationToken ct) =>
        await store.Find(path, id, ct) is { } sealedForm ? ParkedForm.Open(protection, path, sealedForm) : null;
}
