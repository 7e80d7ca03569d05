using System.Collections.Concurrent;
using IncidentRegister.Application.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IncidentRegister.Seeds;

/// <summary>
/// The demo's password, hashed once for each of its people while the tables are made: a hash takes a processor a quarter of a
/// second, as it must. Every other password is hashed when it comes.
/// </summary>
internal sealed class HashedAhead(IOptions<PasswordHasherOptions> options) : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> hasher = new(options);
    private Task<ConcurrentQueue<string>> ahead = Task.FromResult(new ConcurrentQueue<string>());

    /// <summary>Begins, on one processor, and returns at once.</summary>
    /// <param name="count">How many hashes will be asked for.</param>
    public void Begin(int count) => ahead = Task.Run(() =>
        new ConcurrentQueue<string>(Enumerable.Range(0, count).Select(_ => hasher.HashPassword(new User(), Seed.DemoPassword))));

    public string HashPassword(User user, string password) =>
        password == Seed.DemoPassword && ahead.Result.TryDequeue(out var hash) ? hash : hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword) =>
        hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
}
