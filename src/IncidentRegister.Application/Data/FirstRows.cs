using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Data;

internal static class FirstRows
{
    /// <summary>
    /// No more than so many rows, written into the statement as a number. Of a limit that comes as a parameter PostgreSQL must
    /// suppose that it may be any, so it would plan a prepared statement anew each time, which takes longer than to run it.
    /// </summary>
    public static IQueryable<T> Top<T>(this IQueryable<T> rows, int count) => rows.Provider.CreateQuery<T>(Expression.Call(
        typeof(Queryable), nameof(Queryable.Take), [typeof(T)], rows.Expression,
        Expression.Call(typeof(EF), nameof(EF.Constant), [typeof(int)], Expression.Constant(count))));
}
