package io.github.phasegen.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of model.json.
 *
 * @param format version of this layout, "major.minor"; a reader refuses a newer major version, and warns of fields that it does
 *          not know in a newer minor one
 * @param name what users call the model
 * @param task what the model is for: one of {@link #TASKS}
 * @param preset the recipe that architecture and process come from, such as "default" or "published"; null if there is none
 * @param stages networks, the base first
 * @param inputScaling how images are scaled for the networks: one of {@link #INPUT_SCALINGS}
 * @param diffusion the diffusion process; null for tasks without
 * @param weightsSha256 hash of weights.safetensors, hexadecimal
 * @param versions software that wrote the model, by name; may be null
 * @param card texts for people: {@link #LICENCE}, {@link #DATA} (what it was trained on), use, command, and others; may be null
 */
public record ModelConfig(String format, String name, String task, String preset, List<StageConfig> stages,
	String inputScaling, DiffusionConfig diffusion, String weightsSha256, Map<String, String> versions, Map<String, String> card)
{
	/** The layout that this version writes. */
	public static final String FORMAT = "1.0";

	/** Task: draw phase for magnitude images. */
	public static final String PHASE = "phase";
	/** Task: skull stripping in k-space. */
	public static final String SKULLSTRIP = "skullstrip";
	/** Task: reconstruction of undersampled k-space. */
	public static final String RECON = "recon";
	/** What models are for. */
	public static final List<String> TASKS = List.of(PHASE, SKULLSTRIP, RECON);

	/** Input scaling: division by the root mean square of the head; nothing is centred. */
	public static final String HEAD_RMS = "head-rms";
	/** Input scaling of the published phase models: (x − mean)/standard deviation of the image. */
	public static final String STANDARDISED = "standardised";
	/** Input scaling: none, the task scales by itself. */
	public static final String UNSCALED = "none";
	/** How images are scaled for the networks. */
	public static final List<String> INPUT_SCALINGS = List.of(HEAD_RMS, STANDARDISED, UNSCALED);

	/** Key of the card: the licence of the weights. */
	public static final String LICENCE = "licence";
	/** Key of the card: the training data. */
	public static final String DATA = "data";

	/** The configuration of a new phase model, without the hash of its weights. */
	public static ModelConfig phase(final String name, final List<StageConfig> stages, final DiffusionConfig diffusion,
		final Map<String, String> card)
	{
		return new ModelConfig(FORMAT, name, PHASE, null, stages, HEAD_RMS, diffusion, null, null, card);
	}

	/** The stage of a role, if the model has one. */
	public Optional<StageConfig> stage(final String role) {
		return stages.stream().filter(stage -> stage.role().equals(role)).findFirst();
	}

	/** A text of the card, if it has it. */
	public Optional<String> cardText(final String key) {
		return card == null ? Optional.empty() : Optional.ofNullable(card.get(key)).filter(text -> !text.isBlank());
	}

	/** The same configuration for weights of this hash, written by this software. */
	ModelConfig written(final String sha256, final Map<String, String> software) {
		return new ModelConfig(format, name, task, preset, stages, inputScaling, diffusion, sha256, software, card);
	}

	/** The same configuration by another name. */
	public ModelConfig withName(final String newName) {
		return new ModelConfig(format, newName, task, preset, stages, inputScaling, diffusion, weightsSha256, versions, card);
	}

	/** The same configuration as of a preset. */
	public ModelConfig withPreset(final String newPreset) {
		return new ModelConfig(format, name, task, newPreset, stages, inputScaling, diffusion, weightsSha256, versions, card);
	}
}
