using IncidentRegister.Application.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>Identity's own store over the register's context, saving together with everything else.</summary>
internal sealed class UserOnlyStoreOfRegister : UserOnlyStore<User, RegisterDbContext, Guid>
{
    public UserOnlyStoreOfRegister(RegisterDbContext context, IdentityErrorDescriber? describer = null)
        : base(context, describer) => AutoSaveChanges = false;
}
