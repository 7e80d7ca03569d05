using Microsoft.AspNetCore.Identity;

namespace IncidentRegister.Application.Accounts;

/// <summary>
/// Checks passwords, two at a time: each takes a quarter of a second of a processor, and a flood of sign-ins must not
/// starve the pages. An unknown person is checked against a hash that nobody knows, so that it takes as long.
/// </summary>
internal sealed class PasswordTurnstile(IPasswordHasher<User> hasher) : IDisposable
{
    private readonly SemaphoreSlim places = new(2);
    private readonly Lazy<string> nobodys = new(() => hasher.HashPassword(new User(), Token.New()));

    public async Task<bool> Verify(User? user, string password, CancellationToken ct)
    {
        await places.WaitAsync(ct);
        try
        {
            var hash = user?.PasswordHash ?? nobodys.Value;
            var matches = hasher.VerifyHashedPassword(user ?? new User(), hash, password) != PasswordVerificationResult.Failed;
            return matches && user?.PasswordHash is not null;
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose() => places.Dispose();
}
