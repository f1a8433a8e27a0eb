package io.github.phasegen.skullstrip;

import java.util.Optional;
import java.util.Set;

import io.github.phasegen.io.Domain;
import io.github.phasegen.model.DeviceChoice;
import io.github.phasegen.model.ModelSource;

/**
 * All that a user decides about a run; the menu command and the command line both fill it in.
 *
 * @param model which model
 * @param device where it runs
 * @param options how the mask is made
 * @param outputs what is wanted, at least one
 * @param domain what complex samples are; empty for what the image's info says, and an image where it says nothing
 */
public record StripRequest(ModelSource model, DeviceChoice device, StripOptions options, Set<StripOutput> outputs,
	Optional<Domain> domain)
{
	public StripRequest {
		if (model == null || device == null || options == null || domain == null) throw new IllegalArgumentException(
			"request: expected model, device, options and domain, found " + model + ", " + device + ", " + options + ", " + domain);
		if (outputs == null || outputs.isEmpty()) throw new IllegalArgumentException(
			"outputs: found none, expected at least one of k-space, image, mask and magnitude");
		outputs = Set.copyOf(outputs);
	}

	/** @param text auto, image or k-space */
	public static Optional<Domain> parseDomain(final String text) {
		for (final Domain domain : Domain.values())
			if (domain.toString().equalsIgnoreCase(text.strip())) return Optional.of(domain);
		if (text.strip().equalsIgnoreCase("auto")) return Optional.empty();
		throw new IllegalArgumentException("domain: found " + text + ", expected auto, image or k-space");
	}
}
