using System.Linq.Expressions;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Security;

/// <summary>
/// Which incidents a person may read, for queries. The same rule stands in the database (<c>sec.may_read_incident</c>);
/// a leak needs two mistakes. A test compares the two for every role and every row.
/// </summary>
public static class RowVisibility
{
    public static IQueryable<Incident> VisibleTo(this IQueryable<Incident> incidents, CurrentUser user) => incidents.Where(Rule(user));

    private static Expression<Func<Incident, bool>> Rule(CurrentUser user) => user.Role switch
    {
        Role.Liaison => i => i.Case.Status != CaseStatus.Draft
            && (i.Handling == Tlp.Amber || i.Handling == Tlp.Green || i.Handling == Tlp.Clear),
        Role.Lead => i => i.OrganisationId == user.OrganisationId
            && (i.AuthorId == user.Id || (i.Handling != Tlp.Red
                && (i.Case.Status != CaseStatus.Draft || i.Case.Hold == CaseHold.Waiting || i.Case.Hold == CaseHold.SentBack))),
        Role.Reporter => i => i.OrganisationId == user.OrganisationId
            && (i.AuthorId == user.Id || (i.Case.Status != CaseStatus.Draft && i.Handling != Tlp.Red)),
        _ => i => false,
    };
}
