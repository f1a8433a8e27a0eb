package io.github.phasegen.io.pickle;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a pickle may name and take.
 *
 * @param policy what happens to other names
 * @param functions stand-ins for Python classes and functions, by dotted name ({@code torch._utils._rebuild_tensor_v2}); those of
 *          {@link StandardFunctions} are always there
 * @param constants dotted names that are values by themselves and become a {@link PickledGlobal} under every policy ({@code torch.float32})
 * @param persistentIds meaning of persistent ids, called with the id as its one argument
 * @param limits what the pickle may take
 */
public record PickleOptions(GlobalPolicy policy, Map<String, PickleFunction> functions, Set<String> constants,
	PickleFunction persistentIds, PickleLimits limits)
{

	public PickleOptions {
		Objects.requireNonNull(policy);
		functions = Map.copyOf(functions);
		constants = Set.copyOf(constants);
		Objects.requireNonNull(persistentIds);
		Objects.requireNonNull(limits);
	}

	/** Plain Python values only, or inert objects; no persistent ids. */
	public static PickleOptions plain(final GlobalPolicy policy) {
		return new PickleOptions(policy, Map.of(), Set.of(), (id, site) -> {
			throw site.unsupported("a persistent id", "a pickle without them");
		}, PickleLimits.standard());
	}
}
