using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Pipeline;

/// <summary>Every request names the policy that guards it; one that does not will not compile.</summary>
public interface IGuarded
{
    static abstract Policy Policy { get; }
}

/// <summary>Changes the register: one transaction, one audit entry.</summary>
public interface ICommand<out TResult> : IRequest<TResult>, IGuarded;

/// <summary>Reads the register and changes nothing.</summary>
public interface IQuery<out TResult> : IRequest<TResult>, IGuarded;

/// <summary>Takes rows out of the register that were not released.</summary>
public interface IExport
{
    /// <summary>From one more on it needs a fresh proof, as a command whose policy says so.</summary>
    const int MostInPassing = 25;

    int Rows { get; }
}

/// <summary>A result without a value.</summary>
public readonly record struct Done;
